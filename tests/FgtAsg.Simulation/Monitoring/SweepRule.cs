using FgtAsg.Simulation.World;
using FgtAsg.Sweep;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>A sweep changes nothing that is more recent than its guard, and no instance whose launch is running.</summary>
internal static class SweepRule
{
    public static IEnumerable<string> Violations(SimulatedFleet fleet, Invocation invocation, SweepReport sweep)
    {
        var guarded = invocation.Began - fleet.Options.Sweep.Guard;
        foreach (var finding in sweep.Findings.Where(found => found.InstanceId is not null && found.Outcome != FindingOutcome.Reported))
        {
            var instance = fleet.Cloud.Instances.FirstOrDefault(candidate => candidate.Id == finding.InstanceId);
            if (instance is not null && instance.LaunchTime > guarded)
            {
                yield return $"the sweep of {invocation.Began:T} touched {instance.Id}, "
                    + $"which was launched at {instance.LaunchTime:T}: {finding.Reason}";
            }

            if (invocation.Launching.Contains(finding.InstanceId, StringComparer.Ordinal))
            {
                yield return $"the sweep of {invocation.Began:T} touched {finding.InstanceId}, whose launch was running: {finding.Reason}";
            }
        }
    }
}
