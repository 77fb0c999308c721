using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Instances that move from a warm pool into the group.</summary>
internal static class WarmPoolExits
{
    /// <summary>
    /// Takes up to a number of instances out of the pool, each from the zone with the fewest instances of the group. Instances that are
    /// still entering the pool stay.
    /// </summary>
    public static List<string> TakeOut(CloudState state, Group group, int count, string cause)
    {
        var taken = new List<string>();
        while (taken.Count < count && Choose(group) is { } member)
        {
            TakeOut(state, group, member, cause);
            taken.Add(member.InstanceId);
        }

        return taken;
    }

    private static void TakeOut(CloudState state, Group group, Member member, string cause)
    {
        member.Begin(state, cause, LifecyclePlaces.WarmPool, LifecyclePlaces.AutoScalingGroup);
        member.Become(LifecycleStates.Pending);
        if (state.Instances.Get(member.InstanceId) is { State: CloudInstanceState.Stopped } instance)
        {
            InstanceLife.StartAgain(state, instance);
        }

        GroupLaunches.Enter(state, group, member);
    }

    private static Member? Choose(Group group) => group.IsWarmPoolGoing
        ? null
        : group.Members.Values
            .Where(member => member.IsReadyInPool)
            .MinBy(member => group.Staying.Count(other => other.AvailabilityZone == member.AvailabilityZone));
}
