namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>Converts the items of the table to records.</summary>
internal static class PoolItemReader
{
    private static readonly HashSet<string> Known =
        new(
            ["license", "licensefile", "licensesread", "hostname", "instance", "snapshots", "start", "recycle", "serial", "fortios"],
            StringComparer.Ordinal);

    public static PoolState Read(IEnumerable<TableItem> items)
    {
        var byKind = items
            .OrderBy(item => item.Category, StringComparer.Ordinal)
            .ToLookup(item => item.Category.Split('#')[0], StringComparer.Ordinal);
        return new PoolState
        {
            Licenses = [.. byKind["license"].Select(License)],
            Hostnames = [.. byKind["hostname"].Select(Hostname)],
            Instances = [.. byKind["instance"].Select(Instance)],
            Digests = byKind["licensefile"].ToDictionary(IdOf, item => item.Text("License"), StringComparer.Ordinal),
            Quarantined = byKind["licensefile"]
                .Where(item => item.Text("Quarantined") is not null)
                .Select(IdOf)
                .ToHashSet(StringComparer.Ordinal),
            Unknown = [.. byKind.Where(kind => !Known.Contains(kind.Key)).SelectMany(kind => kind).Select(item => item.Category)],
        };
    }

    private static LicenseItem License(TableItem item) => new()
    {
        Id = IdOf(item),
        Kind = item.Text("Kind"),
        Pool = item.Text("Pool"),
        AvailableSince = item.Time("AvailableSince"),
        InstanceId = item.Text("InstanceId"),
        AutoScalingGroupName = item.Text("AutoScalingGroupName"),
        ClaimedAt = item.Time("ClaimedAt"),
        Bucket = item.Text("Bucket"),
        Key = item.Text("Key"),
        Size = item.Number("Size"),
        ETag = item.Text("ETag"),
        Digest = item.Text("Digest"),
        Refused = item.Text("Refused"),
        DuplicateOf = item.Text("DuplicateOf"),
        WithdrawnAt = item.Time("WithdrawnAt"),
        ExpiresAt = item.EpochSeconds("ExpiresAt"),
    };

    private static HostnameItem Hostname(TableItem item) => new()
    {
        Id = IdOf(item),
        Kind = item.Text("Kind"),
        Pool = item.Text("Pool"),
        AvailableSince = item.Time("AvailableSince"),
        InstanceId = item.Text("InstanceId"),
        AutoScalingGroupName = item.Text("AutoScalingGroupName"),
        ClaimedAt = item.Time("ClaimedAt"),
    };

    private static InstanceItem Instance(TableItem item) => new()
    {
        InstanceId = IdOf(item),
        AutoScalingGroupName = item.Text("AutoScalingGroupName"),
        State = item.Text("State"),
        LaunchingAt = item.Time("LaunchingAt"),
        InServiceAt = item.Time("InServiceAt"),
        WarmedAt = item.Time("WarmedAt"),
        TerminatingAt = item.Time("TerminatingAt"),
        EndedAt = item.Time("EndedAt"),
        License = item.Text("License"),
        Hostname = item.Text("Hostname"),
        Dns = item.Map("Dns") is { } dns
            ? new DnsItem(dns.Text("ZoneId"), dns.Text("Name"), dns.Number("Ttl"), dns.Text("A"), dns.Text("Aaaa"))
            : null,
        ExpiresAt = item.EpochSeconds("ExpiresAt"),
    };

    private static string IdOf(TableItem item) => item.Category[(item.Category.IndexOf('#', StringComparison.Ordinal) + 1)..];
}
