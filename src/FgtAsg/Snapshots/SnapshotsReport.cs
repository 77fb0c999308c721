using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>The results of a run of snapshots.</summary>
internal sealed record SnapshotsReport : Report
{
    /// <summary>Whether nothing was changed. Then the counts say what would be created and deleted.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The start of the slot, the time span in which each volume gets one snapshot; UTC.</summary>
    public required string Slot { get; init; }

    /// <summary>Sorted by name.</summary>
    public required IReadOnlyList<RegionReport> Regions { get; init; }
}

/// <summary>The results of a run of snapshots in one region.</summary>
internal sealed class RegionReport
{
    /// <summary>How many failures are reported individually.</summary>
    public const int MostFailures = 10;

    public required string Region { get; init; }

    /// <summary>The number of selected volumes.</summary>
    public int Volumes { get; init; }

    public int Created { get; init; }

    /// <summary>Volumes that already had a snapshot of the slot.</summary>
    public int AlreadyThere { get; init; }

    /// <summary>Volumes that were gone before their snapshot was made.</summary>
    public int Gone { get; init; }

    public int Deleted { get; init; }

    /// <summary>The function's own snapshots that existed before the run and still exist.</summary>
    public int Kept { get; init; }

    /// <summary>The kept snapshots that are kept only because an image uses them.</summary>
    public int UsedByImages { get; init; }

    /// <summary>The number of volumes and snapshots with a failure.</summary>
    public int Failed { get; init; }

    /// <summary>The first failures.</summary>
    public IReadOnlyList<SnapshotFailure> Failures { get; init; } = [];

    /// <summary>The volume, or the snapshot to delete, at which the next run in the slot continues; null if nothing is left.</summary>
    public string? ContinuesAt { get; init; }

    /// <summary>Why the region as a whole failed; null if it did not.</summary>
    public string? Error { get; init; }

    [JsonIgnore]
    public bool IsDone => Error is null && Failed == 0 && ContinuesAt is null;
}

/// <param name="id">The volume or the snapshot.</param>
internal sealed class SnapshotFailure(string id, string reason)
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;
}
