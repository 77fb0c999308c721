using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>
/// A license or hostname is either free or held by one live instance, whose item must agree. An instance holds at most one of each kind.
/// </summary>
internal static class HolderInvariants
{
    public static IEnumerable<string> Check(FleetView fleet, PoolState pools) =>
    [
        .. pools.Items.SelectMany(State),
        .. pools.Items.Where(item => item.IsHeld && IsOf(fleet, item.AutoScalingGroupName)).SelectMany(item => Holder(fleet, pools, item)),
        .. Doubles(pools, "licenses", pools.Licenses, record => record.License),
        .. Doubles(pools, "hostnames", pools.Hostnames, record => record.Hostname),
        .. pools.Instances.SelectMany(record => Claims(pools, record)),
    ];

    /// <summary>Items that another group holds in the same table are not checked.</summary>
    private static bool IsOf(FleetView fleet, string? groupName) => groupName is null || groupName == fleet.GroupName;

    private static IEnumerable<string> State(PoolItem item)
    {
        if (item.Kind != item.ExpectedKind)
        {
            yield return $"{item.Category} is of the kind {item.Kind ?? "(none)"}";
        }

        var withdrawn = item is LicenseItem { WithdrawnAt: not null };
        if (item.IsHeld && item.Pool is not null)
        {
            yield return $"{item.Category} is held by {item.InstanceId}, and free in the pool {item.Pool}";
        }
        else if (withdrawn && item.Pool is not null)
        {
            yield return $"{item.Category} is withdrawn, and free in the pool {item.Pool}";
        }
        else if (withdrawn && !item.IsHeld && item is LicenseItem { ExpiresAt: null })
        {
            yield return $"{item.Category} is withdrawn and held by nobody, but has no ExpiresAt";
        }
        else if (!item.IsHeld && !withdrawn && (item.Pool != item.ExpectedKind || item.AvailableSince is null))
        {
            yield return $"{item.Category} is lost: held by nobody, "
                + $"and in the pool {item.Pool ?? "(none)"} since {item.AvailableSince?.ToString("u") ?? "never"}";
        }
    }

    private static IEnumerable<string> Holder(FleetView fleet, PoolState pools, PoolItem item)
    {
        if (!fleet.Live.Contains(item.InstanceId!))
        {
            yield return $"{item.Category} is held by {item.InstanceId}, which is not live";
        }

        var record = pools.Instance(item.InstanceId!);
        if (record is null)
        {
            yield return $"{item.Category} is held by {item.InstanceId}, which has no item";
        }
        else if (HeldOf(record, item) != item.Id)
        {
            yield return $"{item.Category} is held by {item.InstanceId}, whose item names {HeldOf(record, item) ?? "none"}";
        }
        else if (record.HasEnded)
        {
            yield return $"{item.Category} is held by {item.InstanceId}, whose item says {record.State}";
        }
    }

    private static IEnumerable<string> Doubles(
        PoolState pools, string kind, IEnumerable<PoolItem> items, Func<InstanceItem, string?> heldOf)
    {
        foreach (var holder in items
            .Where(item => item.IsHeld)
            .GroupBy(item => item.InstanceId, StringComparer.Ordinal)
            .Where(g => g.Count() > 1))
        {
            yield return $"{holder.Key} holds {holder.Count()} {kind}: {string.Join(", ", holder.Select(item => item.Id))}";
        }

        foreach (var held in pools.Instances
            .Where(record => heldOf(record) is not null)
            .GroupBy(heldOf, StringComparer.Ordinal)
            .Where(g => g.Count() > 1))
        {
            yield return $"{held.Key}, one of the {kind}, has {held.Count()} holders: "
                + string.Join(", ", held.Select(record => record.InstanceId));
        }
    }

    private static IEnumerable<string> Claims(PoolState pools, InstanceItem record)
    {
        if (record.License is { } license && pools.License(license)?.InstanceId != record.InstanceId)
        {
            yield return $"{record.Category} names the license {license}, "
                + $"which is held by {pools.License(license)?.InstanceId ?? "nobody"}";
        }

        if (record.Hostname is { } hostname && pools.Hostname(hostname)?.InstanceId != record.InstanceId)
        {
            yield return $"{record.Category} names the hostname {hostname}, "
                + $"which is held by {pools.Hostname(hostname)?.InstanceId ?? "nobody"}";
        }
    }

    private static string? HeldOf(InstanceItem record, PoolItem item) => item is LicenseItem ? record.License : record.Hostname;
}
