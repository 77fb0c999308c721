namespace FgtAsg.Sandbox.S3;

/// <summary>
/// How an object came or went, by the last part of S3's event names: <c>ObjectCreated:Put</c>, <c>ObjectRemoved:Delete</c>.
/// </summary>
public enum ObjectChangeKind
{
    Put,
    Delete,
}
