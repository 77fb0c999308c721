using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>Concurrent deliveries in many interleavings.</summary>
public sealed class ConcurrentLaunchTests
{
    private const int Interleavings = 40;

    [Fact]
    public void Launch_TwoDeliveriesAtOnce_MakeOneFirewall() => InManyInterleavings(async (simulation, _) =>
    {
        var fleet = new SimulatedFleet(simulation.Time);
        var (id, launch) = fleet.Launch();

        await Task.WhenAll(fleet.DeliverAsync(launch, Interleaved()), fleet.DeliverAsync(launch, Interleaved()));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    });

    [Fact]
    public void Launch_TwoDeliveriesAtOnceWhileDescribesLag_MakeOneFirewall() => InManyInterleavings(async (simulation, _) =>
    {
        var fleet = new SimulatedFleet(simulation.Time, new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var (id, launch) = fleet.Launch();

        await Task.WhenAll(fleet.DeliverAsync(launch, Interleaved()), fleet.DeliverAsync(launch, Interleaved()));

        await fleet.SettleAsync();
        FleetAssert.AtRest(fleet, id);
    });

    [Fact]
    public void Launch_TwoDeliveriesAtOnceAndOneFails_NeverUndoAFirewallInService() => InManyInterleavings(async (simulation, seed) =>
    {
        var fleet = new SimulatedFleet(simulation.Time);
        var (id, launch) = fleet.Launch();
        var failing = Interleaved();
        failing.Before = call => call.Index == seed ? AwsFault.Fatal(call) : null;

        await Task.WhenAll(
            FleetFaults.DeliverOnceAsync(fleet, launch, failing), FleetFaults.DeliverOnceAsync(fleet, launch, Interleaved()));

        var wasInService = fleet.Cloud.Groups[0].Members.Any(m => m.InstanceId == id && m.LifecycleState == "InService");
        await fleet.SettleAsync();
        var isInService = fleet.Cloud.Groups[0].Members.Any(m => m.InstanceId == id);
        Assert.Equal(wasInService, isInService);
        FleetAssert.AtRest(fleet, isInService ? [id] : []);
    });

    [Fact]
    public void Launch_ManyInstancesAtOnce_AreAllTracked() => InManyInterleavings(
        async (simulation, _) =>
        {
            var fleet = new SimulatedFleet(simulation.Time, new CloudOptions { ElasticIpQuota = 8 });
            var launches = Enumerable.Range(0, 8).Select(_ => fleet.Launch()).ToList();

            var errors = await Task.WhenAll(launches.Select(l => fleet.DeliverAsync(l.Event, Interleaved())));

            Assert.All(errors, Assert.Null);
            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, [.. launches.Select(l => l.InstanceId)]);
        },
        interleavings: 5);

    [Fact]
    public void Launch_WhileOthersEnd_KeepsTheTrackFileRight() => InManyInterleavings(
        async (simulation, _) =>
        {
            var fleet = new SimulatedFleet(simulation.Time);
            var leaving = await fleet.LaunchToServiceAsync();
            var (id, launch) = fleet.Launch();
            var terminate = fleet.Terminate(leaving);

            var errors = await Task.WhenAll(fleet.DeliverAsync(launch, Interleaved()), fleet.DeliverAsync(terminate, Interleaved()));

            Assert.All(errors, Assert.Null);
            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, id);
        },
        interleavings: 20);

    [Fact]
    public void Launch_OneSqsBatch_AnswersForEachMessage() => InManyInterleavings(
        async (simulation, _) =>
        {
            var fleet = new SimulatedFleet(simulation.Time);
            var launches = Enumerable.Range(0, 3).Select(_ => fleet.Launch()).ToList();
            var records = launches.Select((launch, i) =>
            {
                var body = System.Text.Json.Nodes.JsonValue.Create(launch.Event).ToJsonString();
                return $$"""{"eventSource":"aws:sqs","messageId":"m-{{i}}","body":{{body}}}""";
            });
            var batch = $$"""{"Records":[{{string.Join(",", records)}}]}""";

            Assert.Equal("""{"batchItemFailures":[]}""", await fleet.InvokeAsync(fleet.StartFunction(Interleaved()), batch));

            await fleet.SettleAsync();
            FleetAssert.AtRest(fleet, [.. launches.Select(l => l.InstanceId)]);
        },
        interleavings: 5);

    private static CallGate Interleaved() => new() { Interleaves = true };

    private static void InManyInterleavings(Func<Timeline, int, Task> scenario, int interleavings = Interleavings)
    {
        for (var seed = 0; seed < interleavings; seed++)
        {
            try
            {
                var simulation = new Timeline(seed);
                simulation.Run(() => scenario(simulation, seed));
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"In the interleaving of seed {seed}", e);
            }
        }
    }
}
