using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>
/// What must hold of a fleet's licenses, hostnames and DNS records at rest, after any history: stated from the outside, by the table's items,
/// the zone's records, EC2 and Auto Scaling.
/// </summary>
public static class PoolInvariants
{
    /// <param name="fleet">As EC2 and Auto Scaling show it.</param>
    /// <param name="pools">The table.</param>
    /// <param name="zone">The hosted zone; null where there is no DNS.</param>
    /// <param name="rules">What an instance must hold.</param>
    /// <returns>A sentence for each violation; empty when all hold.</returns>
    public static IReadOnlyList<string> Check(FleetView fleet, PoolState pools, ZoneState? zone, PoolRules rules)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(pools);
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            .. pools.Unknown.Select(category => $"the table has an item {category}, of no known kind"),
            .. HolderInvariants.Check(fleet, pools),
            .. LicenseInvariants.Check(pools),
            .. InstanceItemInvariants.Check(fleet, pools, rules),
            .. TagInvariants.Check(fleet, pools, rules),
            .. zone is null ? [] : ZoneInvariants.Check(fleet, pools, zone, rules),
        ];
    }
}
