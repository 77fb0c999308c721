using Amazon.EC2.Model;

namespace FgtAsg.NetworkInterfaces;

/// <summary>What a launch has to do; it is carried out only where there are no refusals.</summary>
internal sealed record LaunchPlan
{
    public required IReadOnlyList<PlannedInterface> Interfaces { get; init; }

    /// <summary>Elastic IPs that an interrupted delivery allocated once too often: ours, and nobody's.</summary>
    public IReadOnlyList<Address> SurplusAddresses { get; init; } = [];

    /// <summary>Why the configuration cannot be met on this instance.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}
