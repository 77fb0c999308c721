using Amazon.EC2.Model;
using FgtAsg.Configuration;

namespace FgtAsg.NetworkInterfaces;

/// <summary>What one configured interface still needs on one instance.</summary>
internal sealed record PlannedInterface
{
    public required InterfaceOptions Options { get; init; }

    /// <summary>Where it is to be created; null where it exists.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The interface as an earlier delivery, or the launch template, left it.</summary>
    public NetworkInterface? Existing { get; init; }

    public required IReadOnlyList<string> SecurityGroups { get; init; }

    public bool MustAttach { get; init; }

    public bool MustSetDeleteOnTermination { get; init; }

    /// <summary>The value to set; null for no change.</summary>
    public bool? SourceDestCheckToSet { get; init; }

    /// <summary>The security groups to set; null for no change.</summary>
    public IReadOnlyList<string>? SecurityGroupsToSet { get; init; }

    public bool MustAssociateElasticIp { get; init; }

    /// <summary>An Elastic IP that was allocated for this interface before.</summary>
    public Address? AllocatedAddress { get; init; }
}
