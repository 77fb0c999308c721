namespace FgtAsg.Events;

/// <summary>By a schedule or by hand: the disks are to have snapshots of this time's slot, and what is too old is to go.</summary>
/// <param name="Time">What the slot follows from; null for now.</param>
/// <param name="IsDryRun">Only what would be done is asked for.</param>
internal sealed record SnapshotRequest(DateTimeOffset? Time, bool IsDryRun) : FleetEvent;
