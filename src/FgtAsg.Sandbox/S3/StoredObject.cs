namespace FgtAsg.Sandbox.S3;

/// <summary>An object as it lies in a bucket.</summary>
/// <param name="Content">Never changed: a put makes a new object.</param>
/// <param name="ETag">In quotes; it follows from the content alone.</param>
/// <param name="LastModified">When it was put.</param>
/// <param name="Tags">At most ten.</param>
public sealed record StoredObject(byte[] Content, string ETag, DateTimeOffset LastModified, IReadOnlyDictionary<string, string> Tags);
