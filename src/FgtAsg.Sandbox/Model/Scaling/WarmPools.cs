using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Creates, resizes and deletes a group's warm pool.</summary>
internal static class WarmPools
{
    public static void Put(CloudState state, string? groupName, WarmPoolSpecification pool)
    {
        var group = Group.Find(state, groupName);
        Check(group, pool);
        (group.WarmPool, group.IsWarmPoolGoing) = (pool, false);
        Resize(state, group);
    }

    /// <summary>
    /// DeleteWarmPool. With force it terminates the instances in the pool with their hooks; without, it is refused while the pool
    /// contains instances.
    /// </summary>
    public static void Delete(CloudState state, string? groupName, bool force)
    {
        var group = Group.Find(state, groupName);
        if (group.WarmPool is null)
        {
            throw AutoScalingFaults.Validation($"No warm pool found for the Auto Scaling group {group.Specification.Name}");
        }

        if (!force && group.Members.Values.Any(member => member.IsWarm))
        {
            throw new ServiceFault("ResourceInUse", "You cannot delete a warm pool while there are still instances in it.");
        }

        group.IsWarmPoolGoing = true;
        foreach (var member in group.StayingWarm.ToList())
        {
            GroupTerminations.Begin(state, group, member, "A user request deleted the warm pool.", replace: false);
        }

        EndIfGoing(group);
    }

    /// <summary>Terminates an instance of the pool as if the pool were too large by one.</summary>
    public static void Terminate(CloudState state, string instanceId)
    {
        var (group, member) = Group.FindMember(state, instanceId);
        if (!member.IsWarm)
        {
            throw AutoScalingFaults.Validation($"The instance {instanceId} is not in a warm pool.");
        }

        GroupTerminations.Begin(state, group, member, "The warm pool was larger than necessary.", replace: false);
    }

    /// <summary>
    /// Launches missing instances into the pool, and terminates surplus ones. Of those that are ready, the oldest are terminated first.
    /// </summary>
    public static void Resize(CloudState state, Group group)
    {
        if (group.WarmPool is not { } pool || group.IsWarmPoolGoing)
        {
            return;
        }

        var prepared = pool.MaxGroupPreparedCapacity ?? group.Specification.MaxSize;
        var size = Math.Max(pool.MinSize, prepared - group.DesiredCapacity);
        var members = group.StayingWarm.OrderBy(member => !member.IsReadyInPool).ToList();
        GroupLaunches.Launch(
            state, group, size - members.Count, "The warm pool was smaller than configured.", LifecyclePlaces.WarmPool);
        foreach (var member in members.Take(members.Count - size))
        {
            GroupTerminations.Begin(state, group, member, "The warm pool was larger than necessary.", replace: false);
        }
    }

    /// <summary>A deleted pool exists until its last instance is removed.</summary>
    public static void EndIfGoing(Group group)
    {
        if (group.IsWarmPoolGoing && group.Members.Values.All(member => !member.IsWarm))
        {
            (group.WarmPool, group.IsWarmPoolGoing) = (null, false);
        }
    }

    private static void Check(Group group, WarmPoolSpecification pool)
    {
        if (pool.PoolState is not (WarmPoolStates.Stopped or WarmPoolStates.Running or WarmPoolStates.Hibernated))
        {
            throw AutoScalingFaults.Validation(
                $"1 validation error detected: Value '{pool.PoolState}' at 'poolState' failed to satisfy constraint:"
                + " Member must satisfy enum value set: [Stopped, Running, Hibernated]");
        }

        if (pool.MinSize < 0 || pool.MaxGroupPreparedCapacity < 0)
        {
            throw AutoScalingFaults.Validation("The sizes of a warm pool must not be negative.");
        }

        if (group.Members.Values.Any(member => member.Origin == member.Destination && member.State != LifecycleStates.InService))
        {
            throw AutoScalingFaults.Validation("A warm pool cannot be added while an instance refresh with Replace Root Volume is active.");
        }
    }
}
