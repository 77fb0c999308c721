using FgtAsg.Benchmarks.Commands;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Benchmarks.Reports;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Benchmarks.Growth;

/// <summary>Measures a launch and a terminate, each in a cold process, in fleets of growing size.</summary>
internal sealed class GrowthBench(FunctionBuild build, LocalAws aws, int runs)
{
    public static readonly IReadOnlyList<int> Sizes = [10, 30, 100, 300, 1000];

    public async Task<IReadOnlyList<GrowthPoint>> RunAsync(CancellationToken cancellationToken)
    {
        var points = new List<GrowthPoint>();
        foreach (var size in Sizes)
        {
            CommandFrame.Say($"A fleet of {size} instances");
            points.AddRange(await RunAsync(size, cancellationToken));
        }

        return points;
    }

    private async Task<IReadOnlyList<GrowthPoint>> RunAsync(int size, CancellationToken cancellationToken)
    {
        await using var fleet = await BenchFleet.CreateAsync(
            aws, $"growth-{size}", build, pools: 20 + runs, concurrency: 1, cancellationToken);
        await GrownFleet.GrowAsync(fleet, size, cancellationToken);
        var (launches, terminates) = (new List<GrowthPoint>(), new List<GrowthPoint>());
        // The first run warms up.
        for (var run = 0; run <= runs; run++)
        {
            var (id, launch) = await fleet.LaunchAsync(cancellationToken);
            launches.Add(await MeasureAsync(fleet, size, "launch", launch, cancellationToken));
            var terminate = await fleet.TerminateAsync(id, cancellationToken);
            terminates.Add(await MeasureAsync(fleet, size, "terminate", terminate, cancellationToken));
        }

        await fleet.Fleet.DynamoDb.DeleteTableAsync(fleet.Fleet.TableName, cancellationToken);
        return [Median(launches[1..]), Median(terminates[1..])];
    }

    private async Task<GrowthPoint> MeasureAsync(
        BenchFleet fleet, int size, string name, byte[] payload, CancellationToken cancellationToken)
    {
        await using var process = await MeasuredProcess.CreateAsync(fleet.Fleet.Function.Options, build, cancellationToken);
        aws.Calls.Clear();
        var time = await process.StartAsync(payload, cancellationToken);
        var usage = ProcessUsage.Of(process.Id);
        IReadOnlyList<RecordedCall> calls = aws.Calls.Snapshot();
        return new GrowthPoint(
            size,
            name,
            time.TotalMilliseconds,
            usage.Cpu.TotalMilliseconds,
            calls.Sum(call => call.Duration.TotalMilliseconds),
            calls.Count,
            calls.Sum(call => (double)call.RequestBytes),
            calls.Sum(call => (double)call.ResponseBytes));
    }

    private static GrowthPoint Median(IReadOnlyList<GrowthPoint> points)
    {
        return points[0] with
        {
            Milliseconds = Of(point => point.Milliseconds),
            CpuMilliseconds = Of(point => point.CpuMilliseconds),
            EndpointMilliseconds = Of(point => point.EndpointMilliseconds),
            Calls = Of(point => point.Calls),
            SentBytes = Of(point => point.SentBytes),
            ReceivedBytes = Of(point => point.ReceivedBytes),
        };

        double Of(Func<GrowthPoint, double> figure) => Spread.Of(points.Select(figure)).Median;
    }
}
