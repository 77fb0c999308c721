namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The table with all its items. Each kind is sorted by key.</summary>
public sealed record PoolState
{
    public IReadOnlyList<LicenseItem> Licenses { get; init; } = [];

    public IReadOnlyList<HostnameItem> Hostnames { get; init; } = [];

    public IReadOnlyList<InstanceItem> Instances { get; init; } = [];

    /// <summary>For the digest of each license text, the name under which the license is given out; null for none.</summary>
    public IReadOnlyDictionary<string, string?> Digests { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The digests of licenses that a firewall refused for good. They are in no pool until their file changes.</summary>
    public IReadOnlySet<string> Quarantined { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The keys of items of unknown kinds.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public IEnumerable<PoolItem> Items => [.. Licenses, .. Hostnames];

    public LicenseItem? License(string id) => Licenses.SingleOrDefault(item => item.Id == id);

    public HostnameItem? Hostname(string name) => Hostnames.SingleOrDefault(item => item.Id == name);

    public InstanceItem? Instance(string instanceId) => Instances.SingleOrDefault(item => item.InstanceId == instanceId);
}
