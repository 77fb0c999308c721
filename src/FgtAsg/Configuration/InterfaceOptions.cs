namespace FgtAsg.Configuration;

/// <summary>One entry of <c>network_interfaces</c>: an interface that every firewall of the group has.</summary>
internal sealed record InterfaceOptions
{
    public required string Name { get; init; }

    /// <summary>Index 0 is the launch template's interface, which is never created and never deleted.</summary>
    public required int DeviceIndex { get; init; }

    /// <summary>Maps Availability Zones to subnet ids.</summary>
    public IReadOnlyDictionary<string, string> SubnetIdMap { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? Description { get; init; }

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Fixed addresses. The first is the primary one.</summary>
    public IReadOnlyList<string> PrivateIps { get; init; } = [];

    /// <summary>Null if not set: false for created interfaces, as a firewall needs, and no change for index 0.</summary>
    public bool? SourceDestCheck { get; init; }

    public bool EnablePublicIp { get; init; }

    /// <summary>The pool to allocate an Elastic IP from; null for Amazon's pool.</summary>
    public string? PublicIpv4Pool { get; init; }

    /// <summary>The user's own Elastic IP: it is associated and disassociated, but never released.</summary>
    public string? ExistingEipId { get; init; }

    public int Ipv6AddressCount { get; init; }

    public bool IsPrimary => DeviceIndex == 0;

    public bool WantsElasticIp => EnablePublicIp || ExistingEipId is not null;
}
