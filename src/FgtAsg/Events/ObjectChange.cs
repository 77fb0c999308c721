namespace FgtAsg.Events;

/// <summary>What S3 says of one object.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key, decoded.</param>
/// <param name="Size">In bytes; null where the event does not say it, as of one that was removed.</param>
/// <param name="EventName">S3's own name for it, such as <c>ObjectCreated:Put</c>.</param>
/// <param name="EventTime">When it happened.</param>
/// <param name="Sequencer">Its place among the changes of the same object.</param>
/// <param name="VersionId">Of a bucket with versions; otherwise null.</param>
internal sealed record ObjectChange(
    string Bucket, string Key, ObjectChangeKind Kind, long? Size, string EventName, DateTimeOffset EventTime, Sequencer Sequencer, string? VersionId);
