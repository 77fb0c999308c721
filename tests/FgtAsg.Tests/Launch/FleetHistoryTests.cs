using FgtAsg.Sandbox.Model;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Launch;

/// <summary>
/// Histories that the dice write: firewalls come and go at once, events come twice, late and out of order, answers are lost, calls are
/// refused and processes die. Once every event was delivered without a fault too, the fleet is at rest whole.
/// </summary>
public sealed class FleetHistoryTests
{
    private const int Histories = 30;

    [Fact]
    public void Fleet_AnyHistory_ComesToRestWhole()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            try
            {
                var simulation = new Simulation(seed);
                simulation.Run(() => LiveThroughAsync(simulation, new Random(seed)));
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"In the history of seed {seed}", e);
            }
        }
    }

    private static async Task LiveThroughAsync(Simulation simulation, Random dice)
    {
        var fleet = new Fleet(
            simulation.Time, new CloudOptions { ElasticIpQuota = 20, VisibilityDelay = TimeSpan.FromSeconds(dice.Next(3)), Seed = dice.Next() });
        var events = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            var happening = Enumerable.Range(0, dice.Next(1, 3)).Select(_ => fleet.Launch().Event).ToList();
            var leaving = fleet.Cloud.Groups[0].Members.Where(m => m.LifecycleState == "InService" && dice.Next(2) == 0).ToList();
            happening.AddRange(leaving.Select(m => fleet.Terminate(m.InstanceId)));
            events.AddRange(happening);
            await Task.WhenAll(happening.Concat(events.Where(_ => dice.Next(4) == 0)).Select(async e =>
            {
                await Task.Delay(TimeSpan.FromSeconds(dice.Next(20)), simulation.Time, CancellationToken.None);
                await FleetFaults.DeliverOnceAsync(fleet, e, Troubled(dice));
            }));
        }

        // As Lambda's asynchronous invoke waits before it tries again.
        await Task.Delay(TimeSpan.FromMinutes(1), simulation.Time, CancellationToken.None);
        foreach (var e in events.OrderBy(_ => dice.Next()))
        {
            await fleet.DeliverAsync(e);
        }

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, [.. fleet.Cloud.Groups[0].Members.Select(m => m.InstanceId)]);
    }

    private static CallGate Troubled(Random dice)
    {
        var gate = new CallGate { Interleaves = true };
        var death = dice.Next(2) == 0 ? dice.Next(60) : -1;
        gate.Before = call => call.Index == death ? gate.Die() : dice.Next(100) switch
        {
            < 3 => AwsFault.Transient(call),
            3 => AwsFault.Fatal(call),
            _ => null,
        };
        gate.After = call => dice.Next(100) switch
        {
            < 3 => new IOException("connection reset"),
            3 => gate.Die(),
            _ => null,
        };
        return gate;
    }
}
