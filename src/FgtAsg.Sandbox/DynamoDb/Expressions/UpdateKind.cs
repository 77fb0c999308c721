namespace FgtAsg.Sandbox.DynamoDb.Expressions;

internal enum UpdateKind
{
    Set,
    Remove,
    Add,
    Delete,
}
