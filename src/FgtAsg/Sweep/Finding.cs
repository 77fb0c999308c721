namespace FgtAsg.Sweep;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="InstanceId">The instance that it is about; null for none.</param>
/// <param name="Resources">What it is about besides: ids of EC2's, keys of the table, and the track file's entry.</param>
/// <param name="Action">What is done about it, in a few words.</param>
/// <param name="Reason">How it shows, in a sentence.</param>
/// <param name="Repair">Null for what a person must see to.</param>
internal sealed record Finding(
    FindingKind Kind, InstanceId? InstanceId, IReadOnlyList<string> Resources, string Action, string Reason, SweepRepair? Repair);
