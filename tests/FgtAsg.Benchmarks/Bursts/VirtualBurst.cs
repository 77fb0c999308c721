using System.Text.Json.Nodes;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>
/// Launches at once on a virtual clock, where nothing takes time but the calls: what this shows is the protocol, and not the machine. The same seed
/// gives the same burst.
/// </summary>
internal sealed class VirtualBurst(int seed, int launches, TimeSpan latency)
{
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly List<double> _durations = [];
    private int _writes;

    public BurstResult Run()
    {
        var timeline = new Timeline(seed);
        using var log = new StringWriter();
        // The region of the simulation's network, and EC2 without times of its own.
        var fleet = new SimulatedFleet(
            timeline.Time, BenchFleet.Cloud with { Region = "eu-central-1" }, licenses: launches + 10, table: new TableModelOptions())
        {
            Log = log,
        };
        fleet.Configure(options => options with { Dns = null });
        var ids = new List<string>();
        var completed = 0;
        var time = TimeSpan.Zero;
        timeline.Run(async () =>
        {
            await fleet.LaunchToServiceAsync();
            log.GetStringBuilder().Clear();
            var events = new List<string>();
            for (var i = 0; i < launches; i++)
            {
                var (id, launch) = fleet.Launch();
                ids.Add(id);
                events.Add(launch);
            }

            var started = timeline.Time.GetTimestamp();
            var answers = await Task.WhenAll(events.Select((launch, i) => InvokeAsync(fleet, timeline, launch, i)));
            time = timeline.Time.GetElapsedTime(started);
            completed = answers.Count(answer => (string?)JsonNode.Parse(answer)!["status"] == "completed");
        });
        var tracked = JsonNode.Parse(fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!.AsObject();
        return new BurstResult
        {
            Where = "virtual clock",
            Launches = launches,
            Latency = latency,
            Time = time,
            Kept = ids.Count(tracked.ContainsKey),
            Completed = completed,
            Waits = WaitMetric.In(log.ToString().Split('\n')),
            Durations = _durations,
            Calls = _calls,
            Writes = _writes,
        };
    }

    private async Task<string> InvokeAsync(SimulatedFleet fleet, Timeline timeline, string launch, int number)
    {
        var started = timeline.Time.GetTimestamp();
        var function = fleet.StartFunction(new SlowGate(timeline.Time, latency, Count), seed + number, timeline.Time);
        var answer = await fleet.InvokeAsync(function, launch);
        _durations.Add(timeline.Time.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    private void Count(string service, string operation)
    {
        _calls[service] = _calls.GetValueOrDefault(service) + 1;
        _writes += operation == "PutObject" ? 1 : 0;
    }
}
