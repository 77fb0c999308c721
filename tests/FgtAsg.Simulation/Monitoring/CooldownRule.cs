using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>A license that was given back is not free before its cool-down is over: the vendor's servers would refuse it on another machine.</summary>
internal static class CooldownRule
{
    public static IEnumerable<string> Violations(SimulatedFleet fleet) => FleetChecks.Pools(fleet).Licenses
        // Before the start: never taken.
        .Where(license => license.Pool is not null && license.AvailableSince is { } since && since > VirtualClock.Start && since < VirtualClock.Start + fleet.Options.Licenses.Cooldown)
        .Select(license => $"{license.Category} was given back, and is free from {license.AvailableSince:T} on: its cool-down is {fleet.Options.Licenses.Cooldown}");
}
