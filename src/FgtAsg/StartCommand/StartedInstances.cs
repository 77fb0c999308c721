using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>
/// Tells the group's own instances from all the others of which EC2 tells that they run. The first look that knows decides: most events are
/// of foreign instances, and end after one call, or two.
/// </summary>
internal sealed class StartedInstances(FleetLookup fleet, ForeignInstances foreign)
{
    /// <param name="id">The instance of an event.</param>
    /// <param name="isLetIn">Whether the event says that it came into the group: what Auto Scaling shows else is what was.</param>
    public async Task<StartedInstance> FindAsync(InstanceId id, bool isLetIn, RetryContext retry)
    {
        if (!isLetIn && await foreign.ReasonToIgnoreAsync(id, retry) is { } reason)
        {
            return StartedInstance.Ignored(id, reason);
        }

        Instance instance;
        try
        {
            instance = await fleet.Instances.FindNewAsync(id, retry);
        }
        catch (InstanceGoneException e)
        {
            return StartedInstance.Ignored(id, e.Message);
        }

        if (!await IsInGroupAsync(id, instance, retry))
        {
            return StartedInstance.Ignored(id, $"{id} does not belong to {fleet.AutoScalingGroupName}");
        }

        var state = await SettledStateAsync(id, isLetIn, retry);
        if (LifecycleStates.IsInWarmPool(state))
        {
            return StartedInstance.Ignored(id, $"{id} is in the warm pool: it is started when it comes into {fleet.AutoScalingGroupName}");
        }

        if (LifecycleStates.MembershipOf(state) is GroupMembership.Leaving or GroupMembership.Unknown)
        {
            return StartedInstance.Ignored(
                id, $"{id} is not in {fleet.AutoScalingGroupName}, or on its way out: Auto Scaling has it {state ?? "nowhere"}");
        }

        return await RunningAsync(id, instance, retry) is { } running
            ? StartedInstance.Found(id, running, state)
            : StartedInstance.Ignored(id, $"EC2 does not have {id} running (any more)");
    }

    private async Task<bool> IsInGroupAsync(InstanceId id, Instance instance, RetryContext retry) =>
        ResourceTags.GroupOf(instance) is { } group
            ? group == fleet.AutoScalingGroupName
            : (await fleet.Records.FindAsync(id, retry))?.AutoScalingGroupName == fleet.AutoScalingGroupName;

    /// <summary>
    /// An instance that runs is not one that the warm pool keeps stopped: that, and what an event said to be over, is what was.
    /// </summary>
    private async Task<string?> SettledStateAsync(InstanceId id, bool isLetIn, RetryContext retry)
    {
        string? last = null;
        await retry.IsWithinLagAsync(
            $"seeing where {id} is in {fleet.AutoScalingGroupName}",
            async () =>
            {
                last = await fleet.Members.StateOfAsync(id, retry);
                return !(last is null or "Warmed:Stopped" or "Warmed:Hibernated" || (isLetIn && LifecycleStates.IsInWarmPool(last)));
            },
            GroupMembers.StateLag);
        return last;
    }

    /// <summary>
    /// The time of the start, by which starts are told apart, is that of the start before until EC2 shows the instance running.
    /// </summary>
    private Task<Instance?> RunningAsync(InstanceId id, Instance seen, RetryContext retry)
    {
        Instance? next = seen;
        return retry.WithinLagAsync(
            $"seeing {id} run",
            async () =>
            {
                var instance = next ?? await fleet.Instances.FindAsync(id, retry);
                next = null;
                return instance?.State?.Name?.Value == "running" && instance.LaunchTime is not null ? instance : null;
            },
            InstanceFinder.UnknownWindow);
    }
}

/// <summary>The instance that an event says runs, and whether anything is to be done for it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Instance">As EC2 shows it, running; null where it is not the group's, or does not run.</param>
/// <param name="IsJoining">Whether it may wait in a launch hook.</param>
/// <param name="ReasonToIgnore">Null where it is the group's, and runs.</param>
internal sealed record StartedInstance(InstanceId Id, Instance? Instance, bool IsJoining, string? ReasonToIgnore)
{
    public static StartedInstance Ignored(InstanceId id, string reason) => new(id, Instance: null, IsJoining: false, reason);

    public static StartedInstance Found(InstanceId id, Instance instance, string? lifecycleState) =>
        new(id, instance, LifecycleStates.MembershipOf(lifecycleState) == GroupMembership.Joining, ReasonToIgnore: null);
}
