using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>
/// A firewall is complete when the function lets it into the group, and nothing was created for it twice. The invariants at rest that
/// concern this firewall must already hold at that moment. There are three exceptions. A firewall on its way into the warm pool has not
/// stopped yet. A firewall that somebody ended in the console is let in until Auto Scaling notices. A firewall that another owner's hook
/// still holds counts as let in.
/// </summary>
internal static class AdmissionRule
{
    /// <summary>Holds for every firewall, however many processes are at work: FortiOS itself must say so.</summary>
    public static IEnumerable<string> FortiOsViolations(SimulatedFleet fleet, CompleteLifecycleActionRequest completed) =>
        fleet.Cloud.LifecycleActions.Last(action =>
            action.InstanceId == completed.InstanceId && action.HookName == completed.LifecycleHookName)
            is { Transition: LifecycleTransitions.Launching, Destination: LifecyclePlaces.AutoScalingGroup }
            ? FortiOsWorld.AdmissionViolations(fleet, completed.InstanceId)
            : [];

    public static IEnumerable<string> Violations(SimulatedFleet fleet, CompleteLifecycleActionRequest completed)
    {
        var actions = fleet.Cloud.LifecycleActions.Where(candidate => candidate.InstanceId == completed.InstanceId).ToList();
        var action = actions.Last(candidate => candidate.HookName == completed.LifecycleHookName);
        if (action is not { Transition: LifecycleTransitions.Launching, Destination: LifecyclePlaces.AutoScalingGroup }
            || !fleet.Cloud.Instances.Any(instance => instance.Id == action.InstanceId && instance.State == CloudInstanceState.Running))
        {
            return [];
        }

        var isHeld = actions.Exists(other => other.Status == LifecycleActionStatus.Active);
        return FleetChecks.Violations(fleet, admitted: isHeld ? action.InstanceId : null)
            .Where(shortcoming => shortcoming.Contains(action.InstanceId, StringComparison.Ordinal))
            .Where(shortcoming => !shortcoming.Contains("lock", StringComparison.Ordinal))
            .Where(shortcoming => !(isHeld && shortcoming.EndsWith("still waits", StringComparison.Ordinal)))
            .Select(shortcoming => $"let in before it was ready: {shortcoming}");
    }
}
