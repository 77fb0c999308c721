using FgtAsg.Fleet;

namespace FgtAsg.Sweep;

/// <summary>What a sweep examined, found and did.</summary>
internal sealed record SweepReport : Report
{
    /// <summary>Whether nothing was changed.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The instances that any resource of the fleet names, including ended ones.</summary>
    public required int Instances { get; init; }

    /// <summary>The network interfaces with the function's tags, or attached to the group's instances.</summary>
    public required int Interfaces { get; init; }

    /// <summary>The Elastic IPs with the function's tags.</summary>
    public required int Addresses { get; init; }

    /// <summary>The instance records in the table.</summary>
    public required int Records { get; init; }

    /// <summary>The licenses and hostnames with a holder.</summary>
    public required int HeldItems { get; init; }

    /// <summary>The instances with an entry in the track file.</summary>
    public required int TrackEntries { get; init; }

    /// <summary>The objects of the bucket whose keys make them license files.</summary>
    public required int LicenseFiles { get; init; }

    public required IReadOnlyList<FindingReport> Findings { get; init; }

    public int CountOf(FindingOutcome outcome) => Findings.Count(finding => finding.Outcome == outcome);
}

/// <param name="InstanceId">The instance concerned; null for none.</param>
/// <param name="Resources">The other resources concerned.</param>
/// <param name="Action">The repair, in a few words.</param>
/// <param name="Reason">A sentence that describes the difference.</param>
/// <param name="Detail">The answer of the repair; null for none.</param>
internal sealed record FindingReport(
    FindingKind Kind,
    string? InstanceId,
    IReadOnlyList<string> Resources,
    string Action,
    string Reason,
    FindingOutcome Outcome,
    string? Detail);
