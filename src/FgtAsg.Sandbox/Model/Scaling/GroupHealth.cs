using System.Globalization;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>
/// Handles instances that end outside their group's control or are unhealthy. The group detects them after a while and terminates them.
/// </summary>
/// <remarks>
/// User guide, "Health checks for instances in an Auto Scaling group": an instance in any state other than running is unhealthy at once.
/// Its end is a normal termination activity.
/// </remarks>
internal static class GroupHealth
{
    public static void InstanceEnds(CloudState state, string instanceId)
    {
        if (state.GroupOfInstance.TryGetValue(instanceId, out var group) && !group.Members[instanceId].IsLeaving)
        {
            var delay = state.Options.HealthCheckDelay ?? state.Options.TerminateDelay;
            state.Schedule.Set(state.Now + delay, new Transition.HealthCheckFails(instanceId));
        }
    }

    /// <summary>The instance ended or stopped outside the group's control.</summary>
    public static void Check(CloudState state, string instanceId)
    {
        if (!state.GroupOfInstance.TryGetValue(instanceId, out var group) || group.Members[instanceId] is not { IsLeaving: false } member)
        {
            return;
        }

        member.HealthStatus = Member.Unhealthy;
        member.LaunchFailed = member.IsLaunching && !state.Options.HooksForLostInstances;
        var replace = group.Specification.ReplacesLostInstances;
        if (state.Options.HooksForLostInstances)
        {
            GroupTerminations.Begin(state, group, member, Cause(state), replace);
        }
        else
        {
            GroupTerminations.BeginWithoutHook(state, member, Cause(state), replace);
        }
    }

    /// <summary>
    /// The instance runs, but its health check fails. The group terminates it, and replaces it if it replaces instances at all.
    /// </summary>
    public static void TurnBad(CloudState state, string instanceId)
    {
        if (state.GroupOfInstance.TryGetValue(instanceId, out var group)
            && group.Members[instanceId] is { State: LifecycleStates.InService } member)
        {
            member.HealthStatus = Member.Unhealthy;
            if (group.Specification.ReplacesLostInstances)
            {
                GroupTerminations.Begin(state, group, member, Cause(state), replace: true);
            }
        }
    }

    private static string Cause(CloudState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"At {state.Now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} an instance was taken out of service in response to an EC2 health check")
        + " indicating it has been terminated or stopped.";
}
