using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>
/// An instance refresh of one instance with the strategy ReplaceRootVolume. The instance keeps running, with its id, interfaces and tags.
/// </summary>
/// <remarks>
/// User guide, "Replace root volumes during instance refresh": the termination hook runs before (ReplacingRootVolume:Wait), the launch
/// hook after the replacement (Pending:Wait). As in every termination, both results of the first hook continue.
/// </remarks>
internal static class RootVolumes
{
    public static void Begin(CloudState state, string instanceId, string? imageId)
    {
        var (group, member) = Group.FindMember(state, instanceId);
        if (group.WarmPool is not null)
        {
            throw AutoScalingFaults.Validation("An instance refresh with Replace Root Volume cannot start for a group with a warm pool.");
        }

        if (member.State != LifecycleStates.InService)
        {
            throw AutoScalingFaults.Validation($"The instance {instanceId} is not in InService state.");
        }

        member.Begin(
            state, "An instance refresh replaces its root volume.", LifecyclePlaces.AutoScalingGroup, LifecyclePlaces.AutoScalingGroup);
        member.NewImageId = imageId;
        member.State = LifecycleStates.ReplacingRootVolume;
        if (group.HooksOf(LifecycleTransitions.Terminating).Any())
        {
            member.State = LifecycleStates.ReplacingRootVolumeWait;
            LifecycleActions.Start(state, group, member, LifecycleTransitions.Terminating);
        }
        else
        {
            Proceed(state, member);
        }
    }

    public static void Proceed(CloudState state, Member member)
    {
        member.State = LifecycleStates.ReplacingRootVolumeProceed;
        state.Schedule.Set(state.Now + state.Options.RootVolumeDelay, new Transition.RootVolumeIsReplaced(member.InstanceId));
    }

    public static void Finish(CloudState state, string instanceId)
    {
        if (!state.GroupOfInstance.TryGetValue(instanceId, out var group)
            || group.Members[instanceId] is not { State: LifecycleStates.ReplacingRootVolumeProceed } member
            || state.Instances.Get(instanceId) is not { State: CloudInstanceState.Running } instance)
        {
            // The instance ended in the meantime. The cause of its end handles the rest.
            return;
        }

        state.Instances.Put(instance with { ImageId = member.NewImageId ?? instance.ImageId }, state.Now);
        GroupLaunches.Enter(state, group, member);
    }
}
