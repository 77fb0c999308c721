using FgtAsg.Fleet;

namespace FgtAsg.Sweep;

/// <summary>What a sweep looked at, found and did.</summary>
internal sealed record SweepReport : Report
{
    /// <summary>Nothing was changed.</summary>
    public required bool DryRun { get; init; }

    /// <summary>Instances that anything of the fleet's names, ended ones among them.</summary>
    public required int Instances { get; init; }

    /// <summary>Network interfaces that carry the function's tags, or are attached to the group's instances.</summary>
    public required int Interfaces { get; init; }

    /// <summary>Elastic IPs that carry the function's tags.</summary>
    public required int Addresses { get; init; }

    /// <summary>Instance records of the table.</summary>
    public required int Records { get; init; }

    /// <summary>Licenses and hostnames that somebody holds.</summary>
    public required int HeldItems { get; init; }

    /// <summary>Instances that the track file has an entry of.</summary>
    public required int TrackEntries { get; init; }

    /// <summary>Objects of the bucket that are license files by their names.</summary>
    public required int LicenseFiles { get; init; }

    public required IReadOnlyList<FindingReport> Findings { get; init; }

    public int CountOf(FindingOutcome outcome) => Findings.Count(finding => finding.Outcome == outcome);
}

/// <param name="Kind">What was found.</param>
/// <param name="InstanceId">The instance that it is about; null for none.</param>
/// <param name="Resources">What else it is about.</param>
/// <param name="Action">What is done about it.</param>
/// <param name="Reason">How it shows.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">What the repair said; null for nothing.</param>
internal sealed record FindingReport(
    FindingKind Kind,
    string? InstanceId,
    IReadOnlyList<string> Resources,
    string Action,
    string Reason,
    FindingOutcome Outcome,
    string? Detail);
