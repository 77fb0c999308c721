using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>
/// Selects the group's own instances among all instances for which EC2 sends an event. Stops at the first call that decides. Most events
/// are for foreign instances and need one or two calls.
/// </summary>
internal sealed class StartedInstances(FleetLookup fleet, ForeignInstances foreign)
{
    /// <param name="isLetIn">
    /// Whether the event says that the instance joined the group. Then another state in Auto Scaling is outdated.
    /// </param>
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
                id, $"{id} is not in {fleet.AutoScalingGroupName}, or is leaving it: its state in Auto Scaling is {state ?? "none"}");
        }

        return await RunningAsync(id, instance, retry) is { } running
            ? StartedInstance.Found(id, running, state)
            : StartedInstance.Ignored(id, $"EC2 does not show {id} as running");
    }

    private async Task<bool> IsInGroupAsync(InstanceId id, Instance instance, RetryContext retry) =>
        ResourceTags.GroupOf(instance) is { } group
            ? group == fleet.AutoScalingGroupName
            : (await fleet.Records.FindAsync(id, retry))?.AutoScalingGroupName == fleet.AutoScalingGroupName;

    /// <summary>
    /// Waits while Auto Scaling may show an outdated state. A running instance is not one that the warm pool keeps stopped, and an
    /// instance that joined the group is no longer in the warm pool.
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
    /// Waits until EC2 shows the instance running. Before that its launch time, which identifies the start, is still
    /// that of the previous start.
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

/// <summary>The instance of an event, and whether there is anything to do for it.</summary>
/// <param name="Instance">The running instance; null if it is not in the group or does not run.</param>
/// <param name="IsJoining">Whether it may wait in a launch hook.</param>
/// <param name="ReasonToIgnore">Null if the instance is in the group and runs.</param>
internal sealed record StartedInstance(InstanceId Id, Instance? Instance, bool IsJoining, string? ReasonToIgnore)
{
    public static StartedInstance Ignored(InstanceId id, string reason) => new(id, Instance: null, IsJoining: false, reason);

    public static StartedInstance Found(InstanceId id, Instance instance, string? lifecycleState) =>
        new(id, instance, LifecycleStates.MembershipOf(lifecycleState) == GroupMembership.Joining, ReasonToIgnore: null);
}
