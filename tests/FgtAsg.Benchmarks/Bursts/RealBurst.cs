using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Benchmarks.Commands;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.LambdaHost;
using ProcessFleet = FgtAsg.Sandbox.Fleets.Fleet;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>Launches at once on this machine, each in its own process.</summary>
internal static class RealBurst
{
    private const string LaunchHook = "EC2 Instance-launch Lifecycle Action";

    public static async Task<BurstResult> RunAsync(FunctionBuild build, int launches, TimeSpan latency, CancellationToken cancellationToken)
    {
        CommandFrame.Say($"{launches} launches at once in as many {build.Name} processes, {latency.TotalMilliseconds:0} ms a call");
        await using var aws = await LocalAws.StartAsync(new LocalAwsOptions { Cloud = BenchFleet.Cloud }, cancellationToken);
        await using var bench = await BenchFleet.CreateAsync(
            aws, "burst", build, pools: launches + 10, concurrency: launches, cancellationToken);
        var fleet = bench.Fleet;
        var ids = fleet.Launch(launches);
        var events = new List<byte[]>();
        foreach (var id in ids)
        {
            events.Add(await bench.TakeAsync(LaunchHook, id, cancellationToken));
        }

        aws.Calls.Clear();
        aws.Faults.Latency = latency;
        var started = TimeProvider.System.GetTimestamp();
        var results = await Task.WhenAll(events.Select(payload => InvokeAsync(fleet, payload, cancellationToken)));
        var time = TimeProvider.System.GetElapsedTime(started);
        aws.Faults.Latency = TimeSpan.Zero;
        var calls = aws.Calls.Snapshot();
        var tracked = await ReadTrackFileAsync(fleet, cancellationToken);
        return new BurstResult
        {
            Where = $"{build.Name} processes on this machine",
            Launches = launches,
            Invocations = launches,
            Latency = latency,
            Time = time,
            Kept = ids.Count(tracked.ContainsKey),
            Completed = results.Count(result => IsCompleted(result.Result)),
            Waits = WaitMetric.In(results.SelectMany(result => result.Result.LogLines)),
            Durations = [.. results.Select(result => result.Time.TotalMilliseconds)],
            Calls = calls.CountBy(call => call.Service, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            Writes = calls.Count(call => call is { Action: "PutObject", StatusCode: 200 }),
        };
    }

    private static async Task<(InvocationResult Result, TimeSpan Time)> InvokeAsync(
        ProcessFleet fleet, byte[] payload, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = await fleet.Function.InvokeAsync(payload, cancellationToken);
        return (result, TimeProvider.System.GetElapsedTime(started));
    }

    private static bool IsCompleted(InvocationResult result) =>
        result.Succeeded && (string?)JsonNode.Parse(result.PayloadText)!["status"] == "completed";

    private static async Task<JsonObject> ReadTrackFileAsync(ProcessFleet fleet, CancellationToken cancellationToken)
    {
        using var answer = await fleet.S3.GetObjectAsync(fleet.BucketName, ProcessFleet.TrackFileKey, cancellationToken);
        using var reader = new StreamReader(answer.ResponseStream, Encoding.UTF8);
        return JsonNode.Parse(await reader.ReadToEndAsync(cancellationToken))!.AsObject();
    }
}
