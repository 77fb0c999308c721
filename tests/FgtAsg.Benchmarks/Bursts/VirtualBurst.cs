using System.Text.Json.Nodes;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>
/// Launches at once on a virtual clock, where only the calls and AWS's request limits take time. The result shows the protocol, not the
/// speed of the machine. The same seed gives the same burst.
/// </summary>
internal sealed class VirtualBurst(BurstSettings settings)
{
    /// <summary>These values are the Terraform module's.</summary>
    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan HookTimeout = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan EventAge = TimeSpan.FromSeconds(2100);

    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly List<double> _durations = [];
    private int _writes;

    public BurstResult Run()
    {
        var timeline = new Timeline(settings.Seed) { MostSteps = int.MaxValue };
        using var log = new StringWriter();
        // The region of the simulation's network. EC2 has no delays except for attaching.
        var fleet = new SimulatedFleet(
            timeline.Time,
            BenchFleet.Cloud with { Region = "eu-central-1", RequestLimits = settings.Limits, AttachDelay = settings.AttachDelay },
            licenses: settings.Launches + 10,
            hook: hook => hook with { HeartbeatTimeout = HookTimeout },
            table: new TableModelOptions(),
            subnetBits: 20)
        {
            Log = log,
            InvocationTime = FunctionTimeout,
        };
        fleet.Configure(options => options with { Dns = null });
        var lambda = new AsyncInvoke(timeline.Time, settings.Concurrency, EventAge, new Random(settings.Seed));
        var ids = new List<string>();
        string?[] answers = [];
        var time = TimeSpan.Zero;
        timeline.Run(async () =>
        {
            await fleet.LaunchToServiceAsync();
            log.GetStringBuilder().Clear();
            var events = new List<string>();
            for (var i = 0; i < settings.Launches; i++)
            {
                var (id, launch) = fleet.Launch();
                ids.Add(id);
                events.Add(launch);
            }

            var started = timeline.Time.GetTimestamp();
            answers = await Task.WhenAll(events.Select((launch, i) => lambda.SendAsync(() => InvokeAsync(fleet, timeline, launch, i))));
            time = timeline.Time.GetElapsedTime(started);
        });
        var tracked = JsonNode.Parse(fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!.AsObject();
        return new BurstResult
        {
            Where = settings.Name,
            Launches = settings.Launches,
            Latency = settings.Latency,
            Time = time,
            Slowest = fleet.Cloud.RequestUses.MaxBy(use => use.Least),
            Throttled = fleet.Cloud.RequestUses.Sum(use => use.Refused),
            Invocations = lambda.Invocations,
            Kept = ids.Count(tracked.ContainsKey),
            Completed = answers.Count(answer => answer is not null && (string?)JsonNode.Parse(answer)!["status"] == "completed"),
            Waits = WaitMetric.In(log.ToString().Split('\n')),
            Durations = _durations,
            Calls = _calls,
            Writes = _writes,
        };
    }

    private async Task<string> InvokeAsync(SimulatedFleet fleet, Timeline timeline, string launch, int number)
    {
        var started = timeline.Time.GetTimestamp();
        var function = fleet.StartFunction(new SlowGate(timeline.Time, settings.Latency, Count), settings.Seed + number, timeline.Time);
        try
        {
            return await fleet.InvokeAsync(function, launch);
        }
        finally
        {
            _durations.Add(timeline.Time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private void Count(string service, string operation)
    {
        _calls[service] = _calls.GetValueOrDefault(service) + 1;
        _writes += operation == "PutObject" ? 1 : 0;
    }
}
