using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>Volumes and snapshots to what is to be made and what is to go. Pure.</summary>
internal sealed class SnapshotPlanner(SnapshotOptions options, SnapshotTags tags)
{
    /// <param name="volumes">Those of the region that may be selected.</param>
    /// <param name="snapshots">Those of the region that may be the function's own.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="now">What ages are measured against.</param>
    public RegionPlan Plan(IReadOnlyList<Volume> volumes, IReadOnlyList<Snapshot> snapshots, string slot, DateTimeOffset now)
    {
        var completed = new Dictionary<string, List<Snapshot>>(StringComparer.Ordinal);
        var there = new HashSet<string>(StringComparer.Ordinal);
        var later = new HashSet<string>(StringComparer.Ordinal);
        var inError = new List<Snapshot>();
        var ours = new HashSet<string>(StringComparer.Ordinal);
        foreach (var snapshot in snapshots)
        {
            if (!tags.IsOurs(snapshot) || !ours.Add(snapshot.SnapshotId))
            {
                continue;
            }

            if (snapshot.State == SnapshotState.Error)
            {
                inError.Add(snapshot);
                continue;
            }

            switch (string.CompareOrdinal(SnapshotTags.SlotOf(snapshot), slot))
            {
                case 0:
                    there.Add(snapshot.VolumeId);
                    break;
                case > 0:
                    later.Add(snapshot.VolumeId);
                    break;
            }

            if (snapshot.State == SnapshotState.Completed)
            {
                if (!completed.TryGetValue(snapshot.VolumeId, out var others))
                {
                    completed[snapshot.VolumeId] = others = [];
                }

                others.Add(snapshot);
            }
        }

        var selected = new HashSet<string>(StringComparer.Ordinal);
        var toMake = new List<Volume>();
        foreach (var volume in volumes)
        {
            // An event that comes late would have a snapshot made that is newer than its slot says, and have real history deleted for it.
            if (IsSelected(volume) && selected.Add(volume.VolumeId) && !there.Contains(volume.VolumeId) && !later.Contains(volume.VolumeId))
            {
                toMake.Add(volume);
            }
        }

        toMake.Sort((a, b) => string.CompareOrdinal(a.VolumeId, b.VolumeId));
        var toDelete = new List<Snapshot>();
        foreach (var ofVolume in completed.Values)
        {
            toDelete.AddRange(Retention.Expired(ofVolume, options, now));
        }

        toDelete.Sort(Retention.OldestFirst);
        return new RegionPlan
        {
            Volumes = selected.Count,
            ToMake = toMake,
            AlreadyThere = selected.Count - toMake.Count,
            OfSlot = there.Count,
            ToDelete = toDelete,
            Snapshots = ours.Count,
            InError = inError,
        };
    }

    /// <summary>A describe's filter has wildcards: what it found is compared again, exactly.</summary>
    private bool IsSelected(Volume volume) =>
        volume.State == VolumeState.InUse
        && (options.Selection.TagKey is not { } key || SnapshotTags.ValueOf(volume.Tags, key) == options.Selection.TagValue);
}

/// <summary>What is to be done in one region.</summary>
internal sealed class RegionPlan
{
    /// <summary>The volumes that are selected.</summary>
    public required int Volumes { get; init; }

    /// <summary>Those without a snapshot of the slot, by id.</summary>
    public required IReadOnlyList<Volume> ToMake { get; init; }

    /// <summary>Selected volumes that have one.</summary>
    public required int AlreadyThere { get; init; }

    /// <summary>Volumes, selected or not, that have a snapshot of the slot.</summary>
    public required int OfSlot { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<Snapshot> ToDelete { get; init; }

    /// <summary>All of the function's own, whatever their state.</summary>
    public required int Snapshots { get; init; }

    /// <summary>Those that failed: they hold nothing, and are left for a person to look at.</summary>
    public required IReadOnlyList<Snapshot> InError { get; init; }
}

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

/// <summary>The span of time that a volume gets one snapshot in, named by its beginning.</summary>
internal static class SnapshotSlot
{
    /// <summary>
    /// Counted in UTC from the first day of the calendar, a Monday: slots of a day begin at midnight, slots of an hour at the full hour,
    /// slots of a week on Monday.
    /// </summary>
    public static string Of(DateTimeOffset time, TimeSpan length) =>
        Timestamps.Of(new DateTimeOffset(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero));
}
