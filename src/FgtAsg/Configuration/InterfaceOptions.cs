namespace FgtAsg.Configuration;

/// <summary>One entry of <c>network_interfaces</c>: an interface that every firewall of the group has.</summary>
internal sealed record InterfaceOptions
{
    public required string Name { get; init; }

    /// <summary>0 is the launch template's own interface: it is never created and never deleted.</summary>
    public required int DeviceIndex { get; init; }

    /// <summary>Availability zone to subnet id.</summary>
    public IReadOnlyDictionary<string, string> SubnetIdMap { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? Description { get; init; }

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Fixed addresses: the first is the primary one.</summary>
    public IReadOnlyList<string> PrivateIps { get; init; } = [];

    /// <summary>Null where not said: false then for an interface of ours, as a firewall's must be, and no change for index 0.</summary>
    public bool? SourceDestCheck { get; init; }

    public bool EnablePublicIp { get; init; }

    /// <summary>The pool that an Elastic IP is allocated from; null for Amazon's.</summary>
    public string? PublicIpv4Pool { get; init; }

    /// <summary>An Elastic IP of the user's: associated and disassociated, never released.</summary>
    public string? ExistingEipId { get; init; }

    public int Ipv6AddressCount { get; init; }

    public bool IsPrimary => DeviceIndex == 0;

    public bool WantsElasticIp => EnablePublicIp || ExistingEipId is not null;
}
