using FgtAsg.Benchmarks.Commands;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Sandbox.Processes;

namespace FgtAsg.Benchmarks.Processes;

/// <summary>
/// Measures whole processes in turn on one endpoint: the plain script, and each build of the function. Each has its own
/// fleet of the same size.
/// </summary>
internal sealed class ProcessBench(FunctionBuilds builds, LocalAws aws)
{
    private readonly List<Sample> _samples = [];

    public async Task<ProcessResults> RunAsync(int runs, IReadOnlyList<TimeSpan> latencies, CancellationToken cancellationToken)
    {
        // Two instances for each build and run. The script needs one.
        var pools = 10 + ((runs + 1) * latencies.Count * 2);
        await using var scripted = await BenchFleet.CreateAsync(aws, "bench-script", builds.Best, pools, concurrency: 1, cancellationToken);
        var fleets = new List<(FunctionBuild Build, BenchFleet Fleet)>();
        try
        {
            foreach (var build in builds.All)
            {
                var name = $"bench-{fleets.Count}";
                fleets.Add((build, await BenchFleet.CreateAsync(aws, name, builds.Best, pools, concurrency: 1, cancellationToken)));
            }

            var baseline = BaselineProcess.Create(scripted.Fleet.Function.Options);
            foreach (var latency in latencies)
            {
                // The first round warms the sandbox and the disk cache. Its samples are dropped.
                for (var run = 0; run <= runs; run++)
                {
                    var progress = run == 0 ? "warming up" : $"run {run} of {runs}";
                    CommandFrame.Say($"Processes with {latency.TotalMilliseconds:0} ms a call: {progress}");
                    aws.Faults.Latency = latency;
                    var before = _samples.Count;
                    await RunBaselineAsync(scripted, baseline, latency, cancellationToken);
                    foreach (var (build, fleet) in fleets)
                    {
                        await RunAsync(fleet, build, latency, cancellationToken);
                    }

                    _samples.RemoveRange(before, run == 0 ? _samples.Count - before : 0);
                }
            }

            aws.Faults.Latency = TimeSpan.Zero;
            var (last, lastFleet) = fleets[^1];
            var roundTrips = await CountAsync(lastFleet, last, cancellationToken);
            return new ProcessResults { Builds = builds.All, Samples = _samples, RoundTrips = roundTrips };
        }
        finally
        {
            aws.Faults.Latency = TimeSpan.Zero;
            foreach (var (_, fleet) in fleets)
            {
                await fleet.DisposeAsync();
            }
        }
    }

    private async Task RunBaselineAsync(BenchFleet fleet, BaselineProcess baseline, TimeSpan latency, CancellationToken cancellationToken)
    {
        var (id, launch) = await fleet.LaunchAsync(cancellationToken);
        aws.Calls.Clear();
        var (time, usage) = await baseline.RunAsync(launch, cancellationToken);
        Add(ProcessResults.Baseline, Work.ColdLaunch, latency, time, usage, TimeSpan.Zero);
        await fleet.ServeAsync(await fleet.TerminateAsync(id, cancellationToken), cancellationToken);
    }

    private async Task RunAsync(BenchFleet fleet, FunctionBuild build, TimeSpan latency, CancellationToken cancellationToken)
    {
        var options = fleet.Fleet.Function.Options;
        var (id, launch) = await fleet.LaunchAsync(cancellationToken);
        await using (var process = await MeasuredProcess.CreateAsync(options, build, cancellationToken))
        {
            await MeasureAsync(process, build, Work.ColdLaunch, latency, () => process.StartAsync(launch, cancellationToken));
            var (warmId, warmLaunch) = await fleet.LaunchAsync(cancellationToken);
            await MeasureAsync(process, build, Work.WarmLaunch, latency, () => process.InvokeAsync(warmLaunch, cancellationToken));
            var warmEnd = await fleet.TerminateAsync(warmId, cancellationToken);
            await MeasureAsync(process, build, Work.WarmTerminate, latency, () => process.InvokeAsync(warmEnd, cancellationToken));
        }

        var end = await fleet.TerminateAsync(id, cancellationToken);
        await using var another = await MeasuredProcess.CreateAsync(options, build, cancellationToken);
        await MeasureAsync(another, build, Work.ColdTerminate, latency, () => another.StartAsync(end, cancellationToken));
    }

    private async Task MeasureAsync(MeasuredProcess process, FunctionBuild build, Work work, TimeSpan latency, Func<Task<TimeSpan>> measure)
    {
        var isCold = work is Work.ColdLaunch or Work.ColdTerminate;
        var before = isCold ? TimeSpan.Zero : ProcessUsage.Of(process.Id).Cpu;
        aws.Calls.Clear();
        var time = await measure();
        Add(build.Name, work, latency, time, ProcessUsage.Of(process.Id), before);
    }

    private void Add(string variant, Work work, TimeSpan latency, TimeSpan time, ProcessUsage usage, TimeSpan cpuBefore) =>
        _samples.Add(Sample.Of(variant, work, latency, time, usage, cpuBefore, aws.Calls.Snapshot()));

    /// <summary>Counts in lockstep, where time has no influence.</summary>
    private async Task<IReadOnlyList<RoundTrips>> CountAsync(BenchFleet fleet, FunctionBuild build, CancellationToken cancellationToken)
    {
        CommandFrame.Say("Counting round trips");
        var (id, launch) = await fleet.LaunchAsync(cancellationToken);
        var launched = await CountAsync("launch", fleet, build, launch, cancellationToken);
        var terminate = await fleet.TerminateAsync(id, cancellationToken);
        return [launched, await CountAsync("terminate", fleet, build, terminate, cancellationToken)];
    }

    private async Task<RoundTrips> CountAsync(
        string name, BenchFleet fleet, FunctionBuild build, byte[] payload, CancellationToken cancellationToken)
    {
        await using var process = await MeasuredProcess.CreateAsync(fleet.Fleet.Function.Options, build, cancellationToken);
        aws.Calls.Clear();
        var lockstep = new Lockstep(isBusy: () => ProcessActivity.IsAny([process.Id]));
        aws.Lockstep = lockstep;
        await process.StartAsync(payload, cancellationToken);
        aws.Lockstep = null;
        var calls = aws.Calls.Snapshot();
        return new RoundTrips(name, calls.Count, lockstep.Rounds, calls.Sum(call => (long)call.RequestBytes + call.ResponseBytes));
    }
}
