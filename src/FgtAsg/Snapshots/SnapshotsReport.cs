using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>What a run of snapshots did.</summary>
internal sealed record SnapshotsReport : Report
{
    /// <summary>Nothing was changed: what is counted as created and deleted would be.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The beginning of the span of time that each volume gets one snapshot in, UTC.</summary>
    public required string Slot { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<RegionReport> Regions { get; init; }
}

/// <summary>What a run of snapshots did in one region.</summary>
internal sealed class RegionReport
{
    /// <summary>As many failures are told one by one.</summary>
    public const int MostFailures = 10;

    public required string Region { get; init; }

    /// <summary>Those selected.</summary>
    public int Volumes { get; init; }

    public int Created { get; init; }

    /// <summary>Volumes that had a snapshot of the slot.</summary>
    public int AlreadyThere { get; init; }

    /// <summary>Volumes that were gone before their snapshot was made.</summary>
    public int Gone { get; init; }

    public int Deleted { get; init; }

    /// <summary>Snapshots of the function's own that were there before, and are there still.</summary>
    public int Kept { get; init; }

    /// <summary>Of those: kept only because an image uses them.</summary>
    public int UsedByImages { get; init; }

    /// <summary>Volumes and snapshots that something could not be done for.</summary>
    public int Failed { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<SnapshotFailure> Failures { get; init; } = [];

    /// <summary>The volume, or the snapshot to delete, that the next run in the slot goes on with; null where there is nothing left.</summary>
    public string? ContinuesAt { get; init; }

    /// <summary>Why the region as a whole could not be done; null where it could.</summary>
    public string? Error { get; init; }

    [JsonIgnore]
    public bool IsDone => Error is null && Failed == 0 && ContinuesAt is null;
}

/// <param name="id">The volume, or the snapshot.</param>
/// <param name="reason">The error.</param>
internal sealed class SnapshotFailure(string id, string reason)
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;
}
