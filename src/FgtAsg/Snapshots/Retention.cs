using Amazon.EC2.Model;
using FgtAsg.Configuration;

namespace FgtAsg.Snapshots;

/// <summary>Which of one volume's complete snapshots are kept. Pure.</summary>
internal static class Retention
{
    /// <summary>
    /// Counted from the newest: one that is not among the first <see cref="SnapshotOptions.KeepCount"/>, or is older than
    /// <see cref="SnapshotOptions.KeepAge"/>, goes, if it is not among the first <see cref="SnapshotOptions.KeepMinimum"/>.
    /// </summary>
    /// <param name="completed">Of one volume, in any order.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="now">What the age is measured against.</param>
    /// <returns>Those that go.</returns>
    public static IReadOnlyList<Snapshot> Expired(IReadOnlyList<Snapshot> completed, SnapshotOptions options, DateTimeOffset now)
    {
        var newestFirst = new List<Snapshot>(completed);
        newestFirst.Sort((a, b) => OldestFirst(b, a));
        var expired = new List<Snapshot>();
        for (var i = options.KeepMinimum; i < newestFirst.Count; i++)
        {
            // One without a time is not known to be old.
            if (i >= options.KeepCount || now.UtcDateTime - newestFirst[i].StartTime > options.KeepAge)
            {
                expired.Add(newestFirst[i]);
            }
        }

        return expired;
    }

    /// <summary>By time, then by id, so that the order is the same each time.</summary>
    public static int OldestFirst(Snapshot a, Snapshot b) => Nullable.Compare(a.StartTime, b.StartTime) is var byTime && byTime != 0
        ? byTime
        : string.CompareOrdinal(a.SnapshotId, b.SnapshotId);
}
