using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>
/// The item of each live instance has the right state and holdings. The item of every other instance says that it has ended and holds
/// nothing.
/// </summary>
internal static class InstanceItemInvariants
{
    public static IEnumerable<string> Check(FleetView fleet, PoolState pools, PoolRules rules) =>
    [
        .. fleet.InService.SelectMany(id => InService(id, pools.Instance(id), rules)),
        .. fleet.Warm.SelectMany(id => Warm(id, pools.Instance(id))),
        .. pools.Instances.Where(record => record.HasEnded).SelectMany(Ended),
        .. pools.Instances
            .Where(record => !record.HasEnded && record.AutoScalingGroupName == fleet.GroupName && !fleet.Live.Contains(record.InstanceId))
            .Select(record => $"{record.InstanceId} is not live, and its item says {record.State ?? "nothing"}"),
    ];

    private static IEnumerable<string> InService(string id, InstanceItem? record, PoolRules rules)
    {
        if (record?.State != InstanceStates.InService)
        {
            yield return $"{id} is in service, and {Says(record)}";
        }

        if (rules.LicenseRequired && record?.License is null)
        {
            yield return $"{id} is in service without a license";
        }

        if (rules.HostnameRequired && record?.Hostname is null)
        {
            yield return $"{id} is in service without a hostname";
        }
    }

    private static IEnumerable<string> Warm(string id, InstanceItem? record)
    {
        if (record?.State != InstanceStates.Warmed)
        {
            yield return $"{id} is in the warm pool, and {Says(record)}";
        }

        if (record?.License is { } license)
        {
            yield return $"{id} is in the warm pool, and holds the license {license}";
        }

        if (record?.Hostname is { } hostname)
        {
            yield return $"{id} is in the warm pool, and holds the hostname {hostname}";
        }
    }

    private static IEnumerable<string> Ended(InstanceItem record)
    {
        if (record.License is { } license)
        {
            yield return $"{record.InstanceId} has ended ({record.State}), and holds the license {license}";
        }

        if (record.Hostname is { } hostname)
        {
            yield return $"{record.InstanceId} has ended ({record.State}), and holds the hostname {hostname}";
        }

        if (record.ExpiresAt is null)
        {
            yield return $"{record.InstanceId} has ended ({record.State}), and its item has no ExpiresAt";
        }
    }

    private static string Says(InstanceItem? record) => record is null ? "has no item" : $"its item says {record.State ?? "nothing"}";
}
