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

/// <summary>The function as it is deployed, in its own processes, through much of what can go wrong; then everything must be whole.</summary>
public abstract class StormTest(ITestOutputHelper output) : PoolFleetTest(TimeSpan.FromMinutes(10))
{
    private const string Killed = "Runtime.ExitError";

    /// <summary>Longer than a sweep's guard and any invocation.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    protected ITestOutputHelper Output => output;

    /// <summary>ReadyToRun: with one process per kill it matters how fast they start.</summary>
    protected async Task<Fleet> StartStormFleetAsync(int seed, int items, CloudOptions cloud, FleetOptions options)
    {
        var function = Path.Combine((await Packages.ReadyToRunAsync()).UnpackedDirectory, "FgtAsg.dll");
        var aws = await StartAwsAsync(cloud with { Seed = seed }, seed);
        return await SeedAsync(await StartFleetAsync(aws, options with { FunctionAssembly = function }), items, items);
    }

    /// <summary>Brings these events once more, in an order of the seed's, as many at once as there is room for.</summary>
    protected async Task RedeliverAsync(Fleet fleet, IEnumerable<CloudEvent> events, Random random)
    {
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);
        await Task.WhenAll(shuffled.Select(e => fleet.Delivery.DeliverAsync(e, Timeout)));
        await fleet.WhenAtRestAsync(Timeout);
    }

    /// <summary>An hour later: nothing is young, and no lease runs.</summary>
    protected async Task LetTimePassAsync(Fleet fleet)
    {
        await fleet.WhenAtRestAsync(Timeout);
        await fleet.AgeAsync(Long, Timeout);
        await Leases.EndAsync(fleet, Timeout);
    }

    /// <summary>One sweep makes all of it whole, and another one, later, finds nothing more.</summary>
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

    /// <summary>How often the function was killed while it served an event, by what it was doing.</summary>
    protected static IReadOnlyDictionary<string, int> KillsByWork(Fleet fleet) => fleet.Delivery.Records
        .SelectMany(record => (record.Result?.Attempts ?? [])
            .Where(attempt => attempt.ErrorType == Killed)
            .Select(_ => FailureReport.WorkOf(record.Event)))
        .CountBy(work => work, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);

    protected static int KillsIn(Fleet fleet) => KillsByWork(fleet).Values.Sum();

    protected static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <summary>What it found, a line each.</summary>
    private async Task<IReadOnlyList<string>> SweepAsync(Fleet fleet)
    {
        EventDeliveryRecord delivered = await fleet.SweepAsync(Timeout);
        InvocationResult last = delivered.Result!.Attempts[^1];
        Assert.True(last.Succeeded, last.ErrorMessage);
        return
        [
            .. JsonNode.Parse(last.PayloadText)!["sweep"]!["findings"]!.AsArray()
                .Select(f => $"{Text(f, "kind")} {Text(f, "instanceId")} ({Text(f, "outcome")}): {Text(f, "reason")} {Text(f, "detail")}".TrimEnd()),
        ];
    }
}
