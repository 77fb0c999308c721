using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>
/// A returned license is not free before its cool-down ends, because the vendor's servers would refuse it on another machine.
/// </summary>
internal static class CooldownRule
{
    public static IEnumerable<string> Violations(SimulatedFleet fleet)
    {
        var cooldown = fleet.Options.Licenses.Cooldown;
        return FleetChecks.Pools(fleet).Licenses
            // A time before the start means that the license was never claimed.
            .Where(license => license.Pool is not null
                && license.AvailableSince is { } since
                && since > VirtualClock.Start
                && since < VirtualClock.Start + cooldown
                // A license that no firewall has loaded is unknown to the vendor's servers.
                && (fleet.Options.FortiOs is null || FortiOsWorld.WasLoaded(fleet, license.Id)))
            .Select(license =>
                $"{license.Category} was given back, and is free from {license.AvailableSince:T} on: its cool-down is {cooldown}");
    }
}
