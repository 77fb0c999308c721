using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>
/// The tags of a live instance match its holdings, with the hostname in the configured form, and show nothing that it does not hold.
/// </summary>
internal static class TagInvariants
{
    public static IEnumerable<string> Check(FleetView fleet, PoolState pools, PoolRules rules)
    {
        foreach (var id in fleet.Live)
        {
            var tags = fleet.Instance(id)?.Tags;
            var record = pools.Instance(id);
            var wanted = record?.Hostname is { } hostname && rules.FullNamesInTags ? $"{hostname}.{rules.ZoneName}" : record?.Hostname;
            var says = $"and its item says {record?.Hostname ?? "none"}{(wanted == record?.Hostname ? "" : $": it should be {wanted}")}";
            if (tags?.GetValueOrDefault("Hostname") is var shown && shown != wanted)
            {
                yield return $"the tag Hostname of {id} is {shown ?? "missing"}, {says}";
            }

            if (tags?.GetValueOrDefault("License") is var license && license != record?.License)
            {
                yield return $"the tag License of {id} is {license ?? "missing"}, and its item says {record?.License ?? "none"}";
            }

            var name = tags?.GetValueOrDefault("Name");
            if (wanted is not null ? name != wanted : name is not null && IsOfThePool(name, pools, rules))
            {
                yield return $"the tag Name of {id} is {name ?? "missing"}, {says}";
            }
        }
    }

    /// <summary>Without a hostname, Name may be the launch template's value, but not a name of the pool in either form.</summary>
    private static bool IsOfThePool(string name, PoolState pools, PoolRules rules) =>
        pools.Hostnames.Any(item => name == item.Id || (rules.ZoneName is not null && name == $"{item.Id}.{rules.ZoneName}"));
}
