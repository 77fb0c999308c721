using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;
using Xunit.Abstractions;

namespace FgtAsg.IntegrationTests.Storms;

/// <summary>
/// A hundred launches at once, with terminations meanwhile. Every twentieth call of every service fails in one of five ways, and some
/// events are lost. Then every delivered event is delivered again, and one sweep does the work of the lost events.
/// </summary>
[Collection(Alone.Name)]
public sealed class FaultStormTests(ITestOutputHelper output) : StormTest(output)
{
    private const int Launches = 100;
    private const int LostLaunches = 5;
    private const int Terminations = 20;
    private const int LostTerminations = 5;
    private const double Share = 0.05;

    private static readonly string[] Services = ["autoscaling", "dynamodb", "ec2", "route53", "s3"];

    [ToolTheory(Tools.Shell)]
    [Trait(Category.Name, Category.Soak)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Launch_HundredAtOnceWithFaults_EachIsCompleteOrGone(int seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        var random = new Random(seed);
        var fleet = await StartStormFleetAsync(
            seed,
            items: Launches,
            QuickCloud with { ElasticIpQuota = Launches + 20 },
            WithPools with { MaxConcurrency = 12, FunctionTimeout = TimeSpan.FromMinutes(3) });
        var faults = AddFaults(fleet.Aws.Faults);

        fleet.Launch(Launches);
        Lose(fleet, LostLaunches);
        fleet.Delivery.Automatic = true;
        var ended = new HashSet<string>(StringComparer.Ordinal);
        await TerminateAsTheyComeAsync(fleet, ended);
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Delivery.Automatic = false;
        Terminate(fleet, InServiceOf(fleet).Take(LostTerminations), ended);
        Lose(fleet, LostTerminations);
        fleet.Delivery.Automatic = true;
        fleet.Aws.Faults.Clear();

        var calls = fleet.Aws.Calls.Snapshot();
        Output.WriteLine(
            $"seed {seed}: {calls.Count} calls, {faults.Sum(f => f.Applied)} faults in {Text(TimeProvider.System.GetElapsedTime(started))};"
            + $" events: {fleet.Delivery.Records.Count}, retried: {fleet.Delivery.Records.Count(r => r.Result?.Attempts.Count > 1)},"
            + $" failed: {fleet.Function.OnFailure.Count}");
        Assert.All(faults, fault => Assert.True(fault.Applied > 10, $"{fault.Name} happened {fault.Applied} times."));
        Assert.Equal(
            Services,
            calls.Where(c => c.Fault is not null).Select(c => c.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        await RedeliverAsync(fleet, fleet.Delivery.Records.Select(r => r.Event), random);
        var found = await AssertOneSweepMakesItWholeAsync(fleet, seed);

        Output.WriteLine($"{string.Join('\n', found)}\nall in {Text(TimeProvider.System.GetElapsedTime(started))}");
        Assert.True(found.Count >= LostLaunches + LostTerminations, "The sweep found fewer problems than there were lost events.");
        var left = fleet.Members.ToList();
        Assert.All(left, m => Assert.Equal(LifecycleStates.InService, m.LifecycleState));
        Assert.All(left, m => Assert.Equal(3, InterfacesOf(fleet, m.InstanceId).Count));
        Assert.Equal((2 * left.Count, left.Count), (OwnInterfaces(fleet).Count(), OwnAddresses(fleet).Count()));
        var pools = await fleet.ReadTableAsync(Timeout);
        Assert.Equal((left.Count, left.Count), (pools.Licenses.Count(i => i.IsHeld), pools.Hostnames.Count(i => i.IsHeld)));
        // Every launch has a record. Every instance that is not there was terminated, or its launch was abandoned by the function.
        Assert.Equal(Launches, pools.Instances.Count);
        var gone = pools.Instances.Where(i => i.HasEnded).Select(i => i.InstanceId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Launches - left.Count, gone.Count);
        Assert.Subset(gone, ended);
        Assert.All(gone.Except(ended), id => Assert.Equal(InstanceStates.Failed, pools.Instance(id)!.State));
    }

    /// <summary>Terminates instances soon after they come into service, while others are still launching.</summary>
    private async Task TerminateAsTheyComeAsync(Fleet fleet, HashSet<string> ended)
    {
        while (ended.Count < Terminations && !IsAtRest(fleet))
        {
            Terminate(fleet, InServiceOf(fleet).Take(Math.Min(2, Terminations - ended.Count)), ended);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Timeout);
        }
    }

    private static bool IsAtRest(Fleet fleet) => fleet.Delivery.Records.All(r => r.Result is not null || r.Error is not null);

    private static IEnumerable<string> InServiceOf(Fleet fleet) =>
        fleet.Members.Where(m => m.LifecycleState == LifecycleStates.InService).Select(m => m.InstanceId);

    private static void Terminate(Fleet fleet, IEnumerable<string> instances, HashSet<string> ended)
    {
        foreach (var id in instances.ToList())
        {
            fleet.Cloud.TerminateInstanceInGroup(id);
            ended.Add(id);
        }
    }

    /// <summary>Drops this number of hook events that wait to be delivered.</summary>
    private static void Lose(Fleet fleet, int count)
    {
        var pending = fleet.Delivery.TakePending();
        Assert.Equal(count, pending.Take(count).Count(e => e.DetailType is LaunchEvent or TerminateEvent));
        foreach (var kept in pending.Skip(count))
        {
            fleet.Delivery.Receive(kept);
        }
    }

    /// <summary>
    /// The five faults: two kinds of errors without an effect, throttling, and a connection that is cut before or after the call takes
    /// effect.
    /// </summary>
    private static FaultRule[] AddFaults(FaultInjector injector)
    {
        var cut = new Stall(perform: false);
        cut.Release();
        (string Name, FaultEffect Effect)[] effects =
        [
            ("error", FaultEffect.ErrorBefore(500, "InternalError")),
            ("unavailable", FaultEffect.ErrorBefore(503, "ServiceUnavailable")),
            ("throttled", FaultEffect.Throttle()),
            ("cut before", cut),
            ("answer lost", FaultEffect.LoseResponse),
        ];
        var each = Share / effects.Length;
        // The rules apply in order: a later rule sees only the calls that the earlier ones let pass. So its probability must be higher.
        return
        [
            .. effects.Select((e, i) => injector.Add(
                new FaultRule { Name = e.Name, Effect = e.Effect, Probability = each / (1 - (i * each)) })),
        ];
    }
}
