using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A subnet of one Availability Zone.</summary>
public sealed record CloudSubnet : ITaggedResource
{
    public required string Id { get; init; }

    public required string VpcId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string CidrBlock { get; init; }

    /// <summary>A /64; null for an IPv4-only subnet.</summary>
    public string? Ipv6CidrBlock { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
