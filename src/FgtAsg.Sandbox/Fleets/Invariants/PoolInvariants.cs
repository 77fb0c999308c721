using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>
/// Invariants of a fleet's licenses, hostnames and DNS records at rest, after any history. They use only the table's items, the zone's
/// records, EC2 and Auto Scaling, and not the function's code.
/// </summary>
public static class PoolInvariants
{
    /// <param name="fleet">The fleet as EC2 and Auto Scaling show it.</param>
    /// <param name="zone">The hosted zone; null without DNS.</param>
    /// <param name="rules">What an instance must hold.</param>
    /// <returns>A sentence for each violation; empty if there is none.</returns>
    public static IReadOnlyList<string> Check(FleetView fleet, PoolState pools, ZoneState? zone, PoolRules rules)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(pools);
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            .. pools.Unknown.Select(category => $"the table has an item {category} of an unknown kind"),
            .. HolderInvariants.Check(fleet, pools),
            .. LicenseInvariants.Check(pools),
            .. InstanceItemInvariants.Check(fleet, pools, rules),
            .. TagInvariants.Check(fleet, pools, rules),
            .. zone is null ? [] : ZoneInvariants.Check(fleet, pools, zone, rules),
        ];
    }
}
