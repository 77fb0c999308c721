using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>
/// Tells the group's own instances from all the others of which EC2 tells that they run. The first look that knows decides: most events are
/// of foreign instances, and end after one call, or two.
/// </summary>
internal sealed class StartedInstances(
    ForeignInstances foreign, InstanceFinder instances, InstanceRecords records, GroupMembers members, string autoScalingGroupName)
{
    /// <param name="id">The instance of an event.</param>
    /// <param name="isLetIn">Whether the event says that it came into the group: what Auto Scaling shows else is what was.</param>
    /// <param name="patience">Waits and retries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<StartedInstance> FindAsync(InstanceId id, bool isLetIn, RetryContext patience, CancellationToken cancellationToken)
    {
        if (!isLetIn && await foreign.ReasonToIgnoreAsync(id, patience, cancellationToken) is { } reason)
        {
            return StartedInstance.Ignored(id, reason);
        }

        Instance instance;
        try
        {
            instance = await instances.FindNewAsync(id, patience, cancellationToken);
        }
        catch (InstanceGoneException e)
        {
            return StartedInstance.Ignored(id, e.Message);
        }

        if (!await IsInGroupAsync(id, instance, patience, cancellationToken))
        {
            return StartedInstance.Ignored(id, $"{id} does not belong to {autoScalingGroupName}");
        }

        var state = await SettledStateAsync(id, isLetIn, patience, cancellationToken);
        if (LifecycleStates.IsInWarmPool(state))
        {
            return StartedInstance.Ignored(id, $"{id} is in the warm pool: it is started when it comes into {autoScalingGroupName}");
        }

        if (LifecycleStates.MembershipOf(state) is GroupMembership.Leaving or GroupMembership.Unknown)
        {
            return StartedInstance.Ignored(id, $"{id} is not in {autoScalingGroupName}, or on its way out: Auto Scaling has it {state ?? "nowhere"}");
        }

        return await RunningAsync(id, instance, patience, cancellationToken) is { } running
            ? StartedInstance.Found(id, running, state)
            : StartedInstance.Ignored(id, $"EC2 does not have {id} running (any more)");
    }

    private async Task<bool> IsInGroupAsync(InstanceId id, Instance instance, RetryContext patience, CancellationToken cancellationToken) =>
        ResourceTags.GroupOf(instance) is { } group
            ? group == autoScalingGroupName
            : (await records.FindAsync(id, patience, cancellationToken))?.AutoScalingGroupName == autoScalingGroupName;

    /// <summary>An instance that runs is not one that the warm pool keeps stopped: that, and what an event said to be over, is what was.</summary>
    private async Task<string?> SettledStateAsync(InstanceId id, bool isLetIn, RetryContext patience, CancellationToken cancellationToken)
    {
        string? last = null;
        try
        {
            await patience.UntilAsync(
                $"seeing where {id} is in {autoScalingGroupName}",
                async token =>
                {
                    last = await members.StateOfAsync(id, patience, token);
                    return last is null or "Warmed:Stopped" or "Warmed:Hibernated" || (isLetIn && LifecycleStates.IsInWarmPool(last)) ? null : "";
                },
                GroupMembers.StateLag,
                cancellationToken);
        }
        catch (OutOfTimeException) when (!cancellationToken.IsCancellationRequested)
        {
            return last;
        }

        return last;
    }

    /// <summary>The time of the start, by which starts are told apart, is that of the start before until EC2 shows the instance running.</summary>
    private async Task<Instance?> RunningAsync(InstanceId id, Instance seen, RetryContext patience, CancellationToken cancellationToken)
    {
        Instance? next = seen;
        try
        {
            return await patience.UntilAsync(
                $"seeing {id} run",
                async token =>
                {
                    var instance = next ?? await instances.FindAsync(id, patience, token);
                    next = null;
                    return instance?.State?.Name?.Value == "running" && instance.LaunchTime is not null ? instance : null;
                },
                InstanceFinder.UnknownWindow,
                cancellationToken);
        }
        catch (OutOfTimeException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
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
