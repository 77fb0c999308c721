using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>Decides which snapshots to make and to delete, from the volumes and snapshots of a region. Pure.</summary>
internal sealed class SnapshotPlanner(SnapshotOptions options, SnapshotTags tags)
{
    /// <param name="volumes">The volumes of the region that may be selected.</param>
    /// <param name="snapshots">The snapshots of the region that may be the function's own.</param>
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
            // A late event for an old slot would otherwise make a snapshot that is newer than its slot says, and a real older snapshot
            // would be deleted for it.
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

    /// <summary>Compares exactly, because the filters of the describe calls have wildcards.</summary>
    private bool IsSelected(Volume volume) =>
        volume.State == VolumeState.InUse
        && (options.Selection.TagKey is not { } key || SnapshotTags.ValueOf(volume.Tags, key) == options.Selection.TagValue);
}

/// <summary>The plan for one region.</summary>
internal sealed class RegionPlan
{
    /// <summary>The number of selected volumes.</summary>
    public required int Volumes { get; init; }

    /// <summary>The selected volumes without a snapshot of the slot, by id.</summary>
    public required IReadOnlyList<Volume> ToMake { get; init; }

    /// <summary>The number of selected volumes that need no snapshot.</summary>
    public required int AlreadyThere { get; init; }

    /// <summary>The number of volumes, selected or not, that have a snapshot of the slot.</summary>
    public required int OfSlot { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<Snapshot> ToDelete { get; init; }

    /// <summary>The number of the function's own snapshots in any state.</summary>
    public required int Snapshots { get; init; }

    /// <summary>The failed snapshots. They hold nothing, and are left for a person to examine.</summary>
    public required IReadOnlyList<Snapshot> InError { get; init; }
}

/// <summary>Decides which complete snapshots of one volume are kept. Pure.</summary>
internal static class Retention
{
    /// <summary>
    /// Counts from the newest. A snapshot is deleted if it is not among the first <see cref="SnapshotOptions.KeepCount"/>, or is older
    /// than <see cref="SnapshotOptions.KeepAge"/>. The first <see cref="SnapshotOptions.KeepMinimum"/> are always kept.
    /// </summary>
    /// <param name="completed">The complete snapshots of one volume, in any order.</param>
    /// <returns>The snapshots to delete.</returns>
    public static IReadOnlyList<Snapshot> Expired(IReadOnlyList<Snapshot> completed, SnapshotOptions options, DateTimeOffset now)
    {
        var newestFirst = new List<Snapshot>(completed);
        newestFirst.Sort((a, b) => OldestFirst(b, a));
        var expired = new List<Snapshot>();
        for (var i = options.KeepMinimum; i < newestFirst.Count; i++)
        {
            // Without a start time the age is unknown, so the snapshot does not count as old.
            if (i >= options.KeepCount || now.UtcDateTime - newestFirst[i].StartTime > options.KeepAge)
            {
                expired.Add(newestFirst[i]);
            }
        }

        return expired;
    }

    /// <summary>By time, then by id, so that the order is deterministic.</summary>
    public static int OldestFirst(Snapshot a, Snapshot b) => Nullable.Compare(a.StartTime, b.StartTime) is var byTime && byTime != 0
        ? byTime
        : string.CompareOrdinal(a.SnapshotId, b.SnapshotId);
}

/// <summary>The time span in which a volume gets one snapshot, named by its start.</summary>
internal static class SnapshotSlot
{
    /// <summary>
    /// Counted in UTC from the first day of the calendar, which is a Monday. So slots of a day start at midnight, slots of an hour at the
    /// full hour, and slots of a week on Monday.
    /// </summary>
    public static string Of(DateTimeOffset time, TimeSpan length) =>
        Timestamps.Of(new DateTimeOffset(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero));
}
