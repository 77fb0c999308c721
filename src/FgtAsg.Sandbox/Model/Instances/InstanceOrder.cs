using System.Collections.Immutable;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>An instance to be launched, its names resolved.</summary>
internal sealed record InstanceOrder
{
    public required CloudSubnet Subnet { get; init; }

    public required ImmutableArray<string> SecurityGroupIds { get; init; }

    public required string InstanceType { get; init; }

    public required string ImageId { get; init; }

    public bool AssociatePublicIp { get; init; }

    public string? GroupName { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
