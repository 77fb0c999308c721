using System.Globalization;

namespace FgtAsg.Sandbox.S3;

/// <summary>A change of a bucket: an object was written or deleted.</summary>
public sealed record ObjectChange
{
    public required string Bucket { get; init; }

    /// <summary>Not URL-encoded.</summary>
    public required string Key { get; init; }

    public required ObjectChangeKind Kind { get; init; }

    /// <summary>In bytes; null for a deleted object.</summary>
    public long? Size { get; init; }

    /// <summary>Without quotes; null for a deleted object.</summary>
    public string? ETag { get; init; }

    /// <summary>
    /// Hexadecimal in upper case, of varying length. If two sequencers are padded on the right with zeros, the later one is greater.
    /// </summary>
    public required string Sequencer { get; init; }

    public required DateTimeOffset Time { get; init; }

    public bool IsRemoval => Kind == ObjectChangeKind.Delete;
}

/// <summary>The kind of a change, with the last part of S3's event names: <c>ObjectCreated:Put</c>, <c>ObjectRemoved:Delete</c>.</summary>
public enum ObjectChangeKind
{
    Put,
    Delete,
}

/// <summary>
/// S3's sequencers. Each is greater than the previous one if they are compared as S3 specifies (padded on the right). Their lengths vary.
/// </summary>
internal sealed class Sequencers(TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private long _last;
    private int _count;

    public string Next()
    {
        lock (_lock)
        {
            // Based on the clock, so that a new bucket with the name of a deleted one continues with greater values.
            _last = Math.Max(_last + 1, timeProvider.GetUtcNow().Ticks);
            var head = _last.ToString("X16", CultureInfo.InvariantCulture);

            // Only the head determines the order. The tail reveals callers that compare numbers, or plain strings of one length.
            return (_count++ % 3) switch
            {
                0 => head + "E5",
                1 => head,
                _ => head + "0A17",
            };
        }
    }
}
