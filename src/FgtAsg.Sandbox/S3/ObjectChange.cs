using System.Globalization;

namespace FgtAsg.Sandbox.S3;

/// <summary>An object that was written to a bucket, or deleted from it.</summary>
public sealed record ObjectChange
{
    public required string Bucket { get; init; }

    /// <summary>As it is, not URL-encoded.</summary>
    public required string Key { get; init; }

    public required ObjectChangeKind Kind { get; init; }

    /// <summary>In bytes; null for what was deleted.</summary>
    public long? Size { get; init; }

    /// <summary>Without its quotes; null for what was deleted.</summary>
    public string? ETag { get; init; }

    /// <summary>Hexadecimal, in capitals, of differing length; of two, padded on the right with zeros, the later change's is greater.</summary>
    public required string Sequencer { get; init; }

    public required DateTimeOffset Time { get; init; }

    public bool IsRemoval => Kind == ObjectChangeKind.Delete;
}

/// <summary>
/// How an object came or went, by the last part of S3's event names: <c>ObjectCreated:Put</c>, <c>ObjectRemoved:Delete</c>.
/// </summary>
public enum ObjectChangeKind
{
    Put,
    Delete,
}

/// <summary>
/// S3's sequencers: each greater than the one before, as S3 says to compare them (padded on the right), and not all of one length.
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
            // By the clock, so that a bucket of the same name that is made anew goes on after the one before.
            _last = Math.Max(_last + 1, timeProvider.GetUtcNow().Ticks);
            var head = _last.ToString("X16", CultureInfo.InvariantCulture);

            // The head alone decides: the tail is there so that who compares as numbers, or as plain strings of one length, is found out.
            return (_count++ % 3) switch
            {
                0 => head + "E5",
                1 => head,
                _ => head + "0A17",
            };
        }
    }
}
