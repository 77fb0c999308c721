using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Instances;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Instances on their way out of a group: Terminating, Terminating:Wait, Terminating:Proceed, gone.</summary>
internal static class GroupTerminations
{
    public static void Begin(CloudState state, Group group, Member member, string cause, bool replace)
    {
        if (member.IsLeaving)
        {
            return;
        }

        LifecycleActions.Cancel(state, member.InstanceId);
        member.State = LifecycleStates.Terminating;
        (member.ActivityId, member.ActivityStart, member.Cause) = (state.Ids.NextUuid(), state.Now, cause);
        member.IsToBeReplaced = replace;
        if (group.HooksOf(LifecycleTransitions.Terminating).Any())
        {
            member.State = LifecycleStates.TerminatingWait;
            LifecycleActions.Start(
                state, group, member, LifecycleTransitions.Terminating, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.Ec2);
        }
        else
        {
            Proceed(state, member);
        }
    }

    public static void Proceed(CloudState state, Member member)
    {
        member.State = LifecycleStates.TerminatingProceed;
        var instance = state.Instances.Get(member.InstanceId)!;
        if (instance.State == CloudInstanceState.Terminated)
        {
            InstanceEnded(state, member.InstanceId);
            return;
        }

        InstanceLife.Terminate(state, instance, AutoScalingEvents.UserReason(state));
    }

    /// <summary>The instance has ended, by the group's doing or not: it leaves the group, and what still waited for it waits no longer.</summary>
    public static void InstanceEnded(CloudState state, string instanceId)
    {
        if (!state.GroupOfInstance.TryGetValue(instanceId, out var group))
        {
            return;
        }

        var member = group.Members[instanceId];
        var wasLeaving = member.IsLeaving;
        LifecycleActions.Cancel(state, instanceId);
        member.State = LifecycleStates.Terminated;
        group.Members.Remove(instanceId);
        state.GroupOfInstance.Remove(instanceId);
        if (wasLeaving && !member.LaunchFailed)
        {
            AutoScalingEvents.TerminateSuccessful(state, group, member);
        }

        var isLost = !wasLeaving && group.Specification.ReplacesLostInstances;
        if (member.IsToBeReplaced || isLost)
        {
            GroupLaunches.Launch(state, group, 1, $"An instance was launched to replace {instanceId}.");
        }
    }
}
