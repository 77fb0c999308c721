using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>An elastic network interface as it is at one moment.</summary>
public sealed record CloudNetworkInterface : ITaggedResource
{
    public required string Id { get; init; }

    public required string SubnetId { get; init; }

    public required string VpcId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string MacAddress { get; init; }

    public string Description { get; init; } = "";

    public bool SourceDestCheck { get; init; } = true;

    /// <summary>True for an interface that a launch made; its requester is Auto Scaling or the console, never the function.</summary>
    public bool CreatedByLaunch { get; init; }

    public required ImmutableArray<string> SecurityGroupIds { get; init; }

    /// <summary>The primary address is the first.</summary>
    public required ImmutableArray<CloudPrivateIp> PrivateIps { get; init; }

    public ImmutableArray<string> Ipv6Addresses { get; init; } = [];

    /// <summary>Null while it is <c>available</c>.</summary>
    public CloudAttachment? Attachment { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;

    public CloudPrivateIp PrimaryIp => PrivateIps[0];

    /// <summary><c>available</c> or <c>in-use</c>.</summary>
    public string Status => Attachment is null ? "available" : "in-use";
}
