namespace FgtAsg.Events;

/// <summary>
/// What S3 says of one object: that something happened to it. What it is now, S3 has to be asked, since events come twice, late, in any
/// order, and from whoever may invoke the function.
/// </summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key, decoded.</param>
/// <param name="EventName">S3's own name for it, such as <c>ObjectCreated:Put</c>.</param>
internal sealed record ObjectChange(string Bucket, string Key, string EventName);
