namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The table with all its items, each kind sorted by its key.</summary>
public sealed record PoolState
{
    public IReadOnlyList<LicenseItem> Licenses { get; init; } = [];

    public IReadOnlyList<HostnameItem> Hostnames { get; init; } = [];

    public IReadOnlyList<InstanceItem> Instances { get; init; } = [];

    /// <summary>The name under which each license is given out, by the digest of its text; null for none.</summary>
    public IReadOnlyDictionary<string, string?> Digests { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The keys of items of no kind that is known.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public IEnumerable<PoolItem> Items => [.. Licenses, .. Hostnames];

    public LicenseItem? License(string id) => Licenses.SingleOrDefault(item => item.Id == id);

    public HostnameItem? Hostname(string name) => Hostnames.SingleOrDefault(item => item.Id == name);

    public InstanceItem? Instance(string instanceId) => Instances.SingleOrDefault(item => item.InstanceId == instanceId);
}
