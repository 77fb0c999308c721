using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>Creates the fleet of a case in its initial state.</summary>
internal static class FleetSetup
{
    public static SimulatedFleet Build(Case history, TimeProvider time, Random dice, TextWriter functionLog, string? logLevel)
    {
        var scenario = history.Kind.Scenario;
        var cloud = new CloudOptions { Seed = history.Seed, ElasticIpQuota = 20, HooksForLostInstances = false };
        var table = new TableModelOptions();
        if (history.Latency == LatencyProfile.Rough)
        {
            cloud = Rough(cloud, dice);
            table = Rough(table, dice);
        }

        var fleet = new SimulatedFleet(
            time, scenario.Cloud(cloud), scenario.Licenses, scenario.Hooks, table, scenario.Hostnames, othersHooks: scenario.OthersHooks)
        {
            InvocationTime = TimeSpan.FromMinutes(5),
            Log = functionLog,
            Variables = new Variables(logLevel),
        };
        fleet.Configure(options => options with { Sweep = options.Sweep with { Guard = scenario.SweepGuard } });
        fleet.NameInTags(scenario.NamesInTags);
        if (scenario.FortiOs is { } units)
        {
            fleet.UseFortiOs(units);
        }

        if (scenario.OthersHooks.Count > 0)
        {
            fleet.Configure(options => options with
            {
                Hooks = options.Hooks with { LaunchName = SimulatedFleet.LaunchHookName, TerminateName = SimulatedFleet.TerminateHookName },
            });
        }

        return fleet;
    }

    private static CloudOptions Rough(CloudOptions cloud, Random dice) => cloud with
    {
        VisibilityDelay = UpTo(3, dice),
        InstanceStartDelay = UpTo(20, dice),
        AttachDelay = UpTo(5, dice),
        DetachDelay = UpTo(5, dice),
        TerminateDelay = UpTo(60, dice),
        HooksForLostInstances = dice.Next(2) == 0,
    };

    private static TableModelOptions Rough(TableModelOptions table, Random dice)
    {
        var lag = UpTo(3, dice);
        return table with { IndexReadLag = lag, LagOfRead = () => lag * dice.NextDouble(), Conflicts = _ => dice.Next(15) == 0 };
    }

    private static TimeSpan UpTo(int seconds, Random dice) => TimeSpan.FromMilliseconds(dice.Next(seconds * 1000));
}
