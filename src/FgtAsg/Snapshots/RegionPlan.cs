using Amazon.EC2.Model;

namespace FgtAsg.Snapshots;

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
