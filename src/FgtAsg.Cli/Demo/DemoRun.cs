using FgtAsg.Cli.Commands;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>
/// The demo's steps: fill the pools, launch instances at once, terminate one (the group replaces it), take snapshots, and replace all.
/// </summary>
internal sealed class DemoRun(Fleet fleet, DemoProgress progress, TimeProvider time)
{
    /// <summary>Licenses that stay free until the end, so that the table shows a free one.</summary>
    private const int SpareLicenses = 1;
    private const int LeastHostnames = 10;

    private readonly DemoSteps _steps = new(fleet, progress, time);
    private IReadOnlyList<DemoInstance> _launched = [];
    private DemoTermination? _terminated;
    private DemoJobs? _jobs;

    /// <returns>The report, up to the step that failed.</returns>
    public async Task<DemoReport> RunAsync(int instances, CancellationToken cancellationToken)
    {
        try
        {
            await PlayAsync(instances, cancellationToken);
            return Report(failedAt: null, []);
        }
        catch (DemoStepFailedException e)
        {
            return Report(progress.Current, e.Violations);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (CommandFrame.Traces)
            {
                progress.Detail(e.ToString());
            }

            return Report(progress.Current, [Problem.Unexpected(e)]);
        }
    }

    private async Task PlayAsync(int instances, CancellationToken cancellationToken)
    {
        // One license each for the launched instances, the replacement, and the instances that replace all. A returned license cools down
        // for longer than the demo takes.
        var licenses = instances + 1 + instances + SpareLicenses;
        var hostnames = Math.Max(LeastHostnames, licenses);
        _steps.Begin($"Putting {licenses} license files into the bucket, seeding {hostnames} hostnames");
        DemoSteps.Require(await DemoPools.FillAsync(fleet, licenses, hostnames, cancellationToken));

        _steps.Begin($"Launching {instances} instance(s) at once: the built function gets their events");
        fleet.Launch(instances);
        _launched = (await _steps.RestAsync(instances, cancellationToken)).Instances;

        var victim = _launched[0];
        _steps.Begin($"Terminating {victim.InstanceId}: its group replaces it");
        fleet.Cloud.TerminateInstanceInGroup(victim.InstanceId, decrementDesiredCapacity: false);
        _terminated = DemoFarewell.Of(fleet, victim, _launched, await _steps.RestAsync(instances, cancellationToken));

        _jobs = await new DemoJobRun(fleet, _steps, time).RunAsync(cancellationToken);
    }

    private DemoReport Report(string? failedAt, IReadOnlyList<string> violations) => new()
    {
        AutoScalingGroupName = fleet.Options.GroupName,
        ZoneName = fleet.Options.DnsZoneName,
        FailedAt = failedAt,
        Launched = _launched,
        Terminated = _terminated,
        Jobs = _jobs,
        Remaining = _steps.Latest?.Instances ?? [],
        Licenses = _steps.Latest?.Licenses ?? [],
        Hostnames = _steps.Latest?.Hostnames ?? [],
        DnsRecords = _steps.Latest?.DnsRecords ?? [],
        TrackFile = _steps.Latest?.TrackFile.Content ?? [],
        Calls = new SortedDictionary<string, int>(
            fleet.Aws.Calls.Snapshot().CountBy(c => $"{c.Service}:{c.Action}", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal),
        Violations = violations,
        Seconds = Math.Round(progress.Elapsed.TotalSeconds, 1),
    };
}
