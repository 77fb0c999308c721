using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>The state of an elastic network interface at one moment.</summary>
public sealed record CloudNetworkInterface : ITaggedResource
{
    public required string Id { get; init; }

    public required string SubnetId { get; init; }

    public required string VpcId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string MacAddress { get; init; }

    public string Description { get; init; } = "";

    public bool SourceDestCheck { get; init; } = true;

    /// <summary>True for an interface that a launch created. Its requester is Auto Scaling or the console, never the function.</summary>
    public bool CreatedByLaunch { get; init; }

    public required ImmutableArray<string> SecurityGroupIds { get; init; }

    /// <summary>The first address is the primary address.</summary>
    public required ImmutableArray<CloudPrivateIp> PrivateIps { get; init; }

    public ImmutableArray<string> Ipv6Addresses { get; init; } = [];

    /// <summary>Null while it is <c>available</c>.</summary>
    public CloudAttachment? Attachment { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;

    public CloudPrivateIp PrimaryIp => PrivateIps[0];

    /// <summary><c>available</c> or <c>in-use</c>.</summary>
    public string Status => Attachment is null ? "available" : "in-use";
}

/// <summary>A private IPv4 address of an interface, with its public address.</summary>
public sealed record CloudPrivateIp(string Address, bool Primary, CloudAssociation? Association = null);

/// <summary>
/// The association of a public address. An address that EC2 assigned at launch (<c>AssociatePublicIpAddress</c>) has no ids.
/// </summary>
public sealed record CloudAssociation(string PublicIp, string? AllocationId, string? AssociationId);

/// <summary>The attachment of an interface to an instance.</summary>
public sealed record CloudAttachment
{
    public required string Id { get; init; }

    public required string InstanceId { get; init; }

    public required int DeviceIndex { get; init; }

    public int NetworkCardIndex { get; init; }

    /// <summary><c>attaching</c>, <c>attached</c> or <c>detaching</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset AttachTime { get; init; }

    /// <summary>False by default for an interface that was attached after the launch.</summary>
    public bool DeleteOnTermination { get; init; }
}
