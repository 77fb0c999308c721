using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Scripts;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model.Core;
using Xunit.Abstractions;

namespace FgtAsg.IntegrationTests.Storms;

/// <summary>A test of the deployment package in processes, with many faults. In the end, all invariants must hold.</summary>
public abstract class StormTest(ITestOutputHelper output) : PoolFleetTest(TimeSpan.FromMinutes(10))
{
    private const string Killed = "Runtime.ExitError";

    /// <summary>Longer than the sweep's guard and than any invocation.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    protected ITestOutputHelper Output => output;

    /// <summary>Uses the ReadyToRun package: each kill costs a process start, so the start-up time matters.</summary>
    protected async Task<Fleet> StartStormFleetAsync(int seed, int items, CloudOptions cloud, FleetOptions options)
    {
        var function = Path.Combine((await Packages.ReadyToRunAsync()).UnpackedDirectory, "FgtAsg.dll");
        var aws = await StartAwsAsync(cloud with { Seed = seed }, seed);
        return await SeedAsync(await StartFleetAsync(aws, options with { FunctionAssembly = function }), items, items);
    }

    /// <summary>Delivers these events again in a random order, as many at once as the function's concurrency allows.</summary>
    protected async Task RedeliverAsync(Fleet fleet, IEnumerable<CloudEvent> events, Random random)
    {
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);
        await Task.WhenAll(shuffled.Select(e => fleet.Delivery.DeliverAsync(e, Timeout)));
        await fleet.WhenAtRestAsync(Timeout);
    }

    /// <summary>Moves the past back by an hour: no resource is recent any more, and all leases have ended.</summary>
    protected async Task LetTimePassAsync(Fleet fleet)
    {
        await fleet.WhenAtRestAsync(Timeout);
        await fleet.AgeAsync(Long, Timeout);
        await Leases.EndAsync(fleet, Timeout);
    }

    /// <summary>Asserts that one sweep repairs everything, and that a later one finds nothing.</summary>
    protected async Task<IReadOnlyList<string>> AssertOneSweepMakesItWholeAsync(Fleet fleet, int seed)
    {
        await LetTimePassAsync(fleet);
        var first = await SweepAsync(fleet);
        await fleet.WhenAtRestAsync(Timeout);
        FailureReport.AssertWhole(fleet, seed, await fleet.CheckAsync(Timeout));

        await LetTimePassAsync(fleet);
        var second = await SweepAsync(fleet);
        FailureReport.AssertWhole(fleet, seed, [.. second.Select(finding => $"a second sweep finds {finding}")]);
        return first;
    }

    /// <summary>The number of kills while the function served an event, by kind of work.</summary>
    protected static IReadOnlyDictionary<string, int> KillsByWork(Fleet fleet) => fleet.Delivery.Records
        .SelectMany(record => (record.Result?.Attempts ?? [])
            .Where(attempt => attempt.ErrorType == Killed)
            .Select(_ => FailureReport.WorkOf(record.Event)))
        .CountBy(work => work, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);

    protected static int KillsIn(Fleet fleet) => KillsByWork(fleet).Values.Sum();

    protected static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <summary>Sweeps and returns the findings, a line each.</summary>
    private async Task<IReadOnlyList<string>> SweepAsync(Fleet fleet)
    {
        EventDeliveryRecord delivered = await fleet.SweepAsync(Timeout);
        InvocationResult last = delivered.Result!.Attempts[^1];
        Assert.True(last.Succeeded, last.ErrorMessage);
        return
        [
            .. JsonNode.Parse(last.PayloadText)!["sweep"]!["findings"]!.AsArray()
                .Select(f =>
                    $"{Text(f, "kind")} {Text(f, "instanceId")} ({Text(f, "outcome")}): {Text(f, "reason")} {Text(f, "detail")}".TrimEnd()),
        ];
    }
}
