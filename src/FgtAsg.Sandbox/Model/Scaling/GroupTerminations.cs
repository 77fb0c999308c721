using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Instances that leave a group or its warm pool: Terminating, Terminating:Wait, Terminating:Proceed, then removed.</summary>
internal static class GroupTerminations
{
    public static void Begin(CloudState state, Group group, Member member, string cause, bool replace)
    {
        if (member.IsLeaving)
        {
            return;
        }

        Leave(state, member, cause, replace);
        if (group.HooksOf(LifecycleTransitions.Terminating).Any())
        {
            member.Become(LifecycleStates.TerminatingWait);
            LifecycleActions.Start(state, group, member, LifecycleTransitions.Terminating);
        }
        else
        {
            Proceed(state, member);
        }
    }

    public static void BeginWithoutHook(CloudState state, Member member, string cause, bool replace)
    {
        Leave(state, member, cause, replace);
        Proceed(state, member);
    }

    public static void Proceed(CloudState state, Member member)
    {
        member.Become(LifecycleStates.TerminatingProceed);
        if (state.Instances.Get(member.InstanceId) is { State: not CloudInstanceState.Terminated } instance)
        {
            InstanceLife.Terminate(state, instance, InstanceLife.UserReason(state));
        }
        else
        {
            Remove(state, member.InstanceId);
        }
    }

    /// <summary>Handles an instance that has ended. If the group did not terminate it, the health check detects it later.</summary>
    public static void InstanceEnded(CloudState state, string instanceId)
    {
        if (!state.GroupOfInstance.TryGetValue(instanceId, out var group)
            || !group.Members[instanceId].IsLeaving
            || (state.Options.HooksForLostInstances && LifecycleActions.AnyWaitFor(state, instanceId)))
        {
            return;
        }

        Remove(state, instanceId);
    }

    private static void Leave(CloudState state, Member member, string cause, bool replace)
    {
        LifecycleActions.Cancel(state, member.InstanceId);
        member.Begin(
            state, cause, member.IsWarm ? LifecyclePlaces.WarmPool : LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.Ec2);
        member.Become(LifecycleStates.Terminating);
        member.IsToBeReplaced = replace;
    }

    /// <summary>Removes the instance from the group and cancels its remaining lifecycle actions.</summary>
    private static void Remove(CloudState state, string instanceId)
    {
        var group = state.GroupOfInstance[instanceId];
        var member = group.Members[instanceId];
        LifecycleActions.Cancel(state, instanceId);
        var wasWarm = member.IsWarm;
        member.State = LifecycleStates.Terminated;
        group.Members.Remove(instanceId);
        state.GroupOfInstance.Remove(instanceId);
        if (!member.LaunchFailed)
        {
            AutoScalingEvents.TerminateSuccessful(state, group, member);
        }

        // Other changes may have restored the group's capacity in the meantime.
        if (member.IsToBeReplaced && !wasWarm && group.Staying.Count() < group.DesiredCapacity)
        {
            GroupLaunches.Launch(state, group, 1, $"An instance was launched to replace {instanceId}.");
        }

        if (member.IsToBeReplaced)
        {
            WarmPools.Resize(state, group);
        }

        WarmPools.EndIfGoing(group);
    }
}
