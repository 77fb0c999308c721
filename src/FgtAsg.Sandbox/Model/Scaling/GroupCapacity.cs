using System.Globalization;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>The capacity of a group: changes by the operator, and their effects on instances.</summary>
internal static class GroupCapacity
{
    public static void Create(CloudState state, GroupSpecification specification)
    {
        Check(state, specification);
        var name = specification.Name;
        var arn = $"arn:{state.Partition}:autoscaling:{state.Options.Region}:{state.Options.AccountId}:"
            + $"autoScalingGroup:{state.Ids.NextUuid()}:autoScalingGroupName/{name}";
        var group = new Group(specification, arn, state.Now);
        state.Groups.Add(group);
        GroupLaunches.Launch(state, group, specification.DesiredCapacity, "The group was created.");
    }

    public static void SetDesired(CloudState state, string? groupName, int desired)
    {
        var group = Group.Find(state, groupName);
        var (minimum, maximum) = (group.Specification.MinSize, group.Specification.MaxSize);
        if (desired > maximum || desired < minimum)
        {
            var (which, bound) = desired > maximum ? ("above max", maximum) : ("below min", minimum);
            throw AutoScalingFaults.Validation(string.Create(
                CultureInfo.InvariantCulture,
                $"New SetDesiredCapacity value {desired} is {which} value {bound} for the AutoScalingGroup."));
        }

        var cause = string.Create(
            CultureInfo.InvariantCulture,
            $"A user request explicitly set group desired capacity changing it from {group.DesiredCapacity} to {desired}.");
        group.DesiredCapacity = desired;
        Settle(state, group, cause);
    }

    /// <summary>Launches or terminates instances to match the desired capacity, unless the process is suspended.</summary>
    public static void Settle(CloudState state, Group group, string cause)
    {
        var surplus = group.Staying.Count() - group.DesiredCapacity;
        if (surplus < 0)
        {
            GroupLaunches.Launch(state, group, -surplus, cause);
        }

        for (; surplus > 0; surplus--)
        {
            ScaleIn(state, group, ChooseVictim(group), cause);
        }

        WarmPools.Resize(state, group);
    }

    /// <summary>Raises the desired capacity by a count and launches as many instances.</summary>
    public static IReadOnlyList<string> Launch(CloudState state, string groupName, int count)
    {
        var group = Group.Find(state, groupName);
        if (group.DesiredCapacity + count > group.Specification.MaxSize)
        {
            throw AutoScalingFaults.Validation($"{count} more instances would be above max value {group.Specification.MaxSize}.");
        }

        group.DesiredCapacity += count;
        var launched = GroupLaunches.Launch(state, group, count, "A user request launched instances.");
        WarmPools.Resize(state, group);
        return launched;
    }

    public static Member Terminate(CloudState state, string? instanceId, bool decrementDesiredCapacity)
    {
        var (group, member) = Group.FindMember(state, instanceId);
        if (member.IsWarm)
        {
            throw AutoScalingFaults.Validation($"The instance {instanceId} is in a warm pool and cannot be terminated by this operation.");
        }

        if (member.IsLeaving)
        {
            return member;
        }

        if (decrementDesiredCapacity)
        {
            Decrement(group);
        }

        var replace = !decrementDesiredCapacity && group.Specification.ReplacesLostInstances;
        GroupTerminations.Begin(state, group, member, "A user request terminated the instance.", replace);
        if (decrementDesiredCapacity)
        {
            WarmPools.Resize(state, group);
        }

        return member;
    }

    /// <summary>Scales in by one. This instance replaces the group's own choice.</summary>
    public static void ScaleIn(CloudState state, string? instanceId)
    {
        var (group, member) = Group.FindMember(state, instanceId);
        if (member.IsWarm || member.IsLeaving)
        {
            throw AutoScalingFaults.Validation($"The instance {instanceId} is {member.State}: scaling in cannot choose it.");
        }

        Decrement(group);
        ScaleIn(
            state,
            group,
            member,
            "An instance was taken out of service in response to a difference between desired and actual capacity.");
        WarmPools.Resize(state, group);
    }

    private static void ScaleIn(CloudState state, Group group, Member member, string cause)
    {
        if (WarmPoolEntries.TakesBack(group, member))
        {
            WarmPoolEntries.Return(state, group, member, cause);
        }
        else
        {
            GroupTerminations.Begin(state, group, member, cause, replace: false);
        }
    }

    private static void Decrement(Group group)
    {
        if (group.DesiredCapacity <= group.Specification.MinSize)
        {
            throw AutoScalingFaults.Validation(
                "Currently, desiredSize equals minSize. Terminating instance without replacement will violate group's min size constraint."
                + " Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.");
        }

        group.DesiredCapacity--;
    }

    /// <summary>
    /// The first rule of the default termination policy, then the oldest instance: the zone with the most instances loses one.
    /// </summary>
    private static Member ChooseVictim(Group group) => group.Staying
        .GroupBy(member => member.AvailabilityZone)
        .MaxBy(zone => zone.Count())!
        .First();

    private static void Check(CloudState state, GroupSpecification specification)
    {
        if (state.Groups.Exists(group => group.Specification.Name == specification.Name))
        {
            throw new ServiceFault("AlreadyExists", $"AutoScalingGroup by this name already exists - {specification.Name}");
        }

        if (specification.SubnetIds.Count == 0 || specification.SubnetIds.Any(id => state.Subnets.Get(id) is null))
        {
            throw AutoScalingFaults.Validation("A group needs subnets that exist.");
        }

        if (specification.MinSize > specification.DesiredCapacity || specification.DesiredCapacity > specification.MaxSize)
        {
            throw AutoScalingFaults.Validation("The desired capacity must be from the minimum to the maximum size.");
        }

        if (specification.LaunchTemplate is { } reference)
        {
            LaunchTemplates.Resolve(state, reference);
        }

        foreach (var hook in specification.LifecycleHooks)
        {
            if (hook.Transition is not (LifecycleTransitions.Launching or LifecycleTransitions.Terminating)
                || hook.DefaultResult is not (LifecycleResults.Continue or LifecycleResults.Abandon))
            {
                throw AutoScalingFaults.Validation($"The lifecycle hook {hook.Name} has no known transition or default result.");
            }
        }
    }
}
