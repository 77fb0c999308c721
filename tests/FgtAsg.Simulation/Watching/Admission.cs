using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model;
using FgtAsg.Simulation.Running;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Watching;

/// <summary>
/// A firewall that the function lets into the group is whole at that moment, and nothing was made for it twice: of what must hold at rest,
/// what is about this firewall holds already. (One that goes into the warm pool has yet to be stopped; one that somebody ends in the
/// console is let in until Auto Scaling notices; one that another hook holds is not let in yet.)
/// </summary>
internal static class Admission
{
    public static IEnumerable<string> Violations(SimulatedFleet fleet, CompleteLifecycleActionRequest completed)
    {
        var action = fleet.Cloud.LifecycleActions.Last(candidate => candidate.InstanceId == completed.InstanceId && candidate.HookName == completed.LifecycleHookName);
        var isRunning = fleet.Cloud.Instances.Any(instance => instance.Id == action.InstanceId && instance.State == CloudInstanceState.Running);
        var isHeld = fleet.Cloud.LifecycleActions.Any(
            other => other.InstanceId == action.InstanceId && other.Status == LifecycleActionStatus.Active);
        return isRunning && !isHeld && action is { Transition: LifecycleTransitions.Launching, Destination: LifecyclePlaces.AutoScalingGroup }
            ? Judge.Shortcomings(fleet)
                .Where(shortcoming => shortcoming.Contains(action.InstanceId, StringComparison.Ordinal) && !shortcoming.Contains("lock", StringComparison.Ordinal))
                .Select(shortcoming => $"let in before it was ready: {shortcoming}")
            : [];
    }
}
