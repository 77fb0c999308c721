using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Instances that enter a warm pool: new ones and those that return from the group.</summary>
/// <remarks>
/// User guide, "Use lifecycle hooks with a warm pool": a new instance waits for the launch hook, a returning one for the termination
/// hook, both in Warmed:Pending:Wait.
/// </remarks>
internal static class WarmPoolEntries
{
    /// <summary>Whether scaling in returns this instance to the pool instead of terminating it.</summary>
    public static bool TakesBack(Group group, Member member) =>
        group.WarmPool is { ReuseOnScaleIn: true } && !group.IsWarmPoolGoing && member.State == LifecycleStates.InService;

    public static void Return(CloudState state, Group group, Member member, string cause)
    {
        member.Begin(state, cause, LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.WarmPool);
        member.Become(LifecycleStates.Pending);
        if (group.HooksOf(LifecycleTransitions.Terminating).Any())
        {
            member.Become(LifecycleStates.PendingWait);
            LifecycleActions.Start(state, group, member, LifecycleTransitions.Terminating);
        }
        else
        {
            GroupLaunches.Proceed(state, group, member);
        }
    }

    /// <summary>Called when the hooks are complete and the instance runs. Stops it, or leaves it running in the pool.</summary>
    public static void Settle(CloudState state, Group group, Member member, CloudInstance instance)
    {
        var settled = LifecycleStates.WarmPrefix + group.WarmPool!.PoolState;
        if (settled == LifecycleStates.WarmedRunning)
        {
            Arrive(state, group, member, settled);
            return;
        }

        member.StateOnceStopped = settled;
        InstanceLife.Stop(state, instance, InstanceLife.UserReason(state));
    }

    public static void InstanceStopped(CloudState state, string instanceId)
    {
        if (state.GroupOfInstance.TryGetValue(instanceId, out var group)
            && group.Members[instanceId] is { StateOnceStopped: { } settled } member)
        {
            member.StateOnceStopped = null;
            Arrive(state, group, member, settled);
        }
    }

    private static void Arrive(CloudState state, Group group, Member member, string settled)
    {
        member.State = settled;
        if (member.Origin == LifecyclePlaces.AutoScalingGroup)
        {
            AutoScalingEvents.TerminateSuccessful(state, group, member);
        }
        else
        {
            AutoScalingEvents.LaunchSuccessful(state, group, member);
        }
    }
}
