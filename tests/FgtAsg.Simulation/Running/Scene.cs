using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Running;

/// <summary>A case's fleet, before anything happens to it.</summary>
internal static class Scene
{
    public static SimulatedFleet Build(Case history, TimeProvider time, Random dice, TextWriter functionLog, string? logLevel)
    {
        var plot = history.Kind.Plot;
        var cloud = new CloudOptions { Seed = history.Seed, ElasticIpQuota = 20, HooksForLostInstances = false };
        var table = new TableModelOptions();
        if (history.Weather == Weather.Rough)
        {
            cloud = Rough(cloud, dice);
            table = Rough(table, dice);
        }

        var fleet = new SimulatedFleet(
            time, plot.Cloud(cloud), plot.Licenses, plot.Hooks, table, plot.Hostnames, othersHooks: plot.OthersHooks)
        {
            InvocationTime = TimeSpan.FromMinutes(5),
            Log = functionLog,
            Variables = new Variables(logLevel),
        };
        fleet.Configure(options => options with { Sweep = options.Sweep with { Guard = plot.SweepGuard } });
        fleet.NameInTags(plot.NamesInTags);
        if (plot.OthersHooks.Count > 0)
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
