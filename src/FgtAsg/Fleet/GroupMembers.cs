using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>What the Auto Scaling group knows of its instances.</summary>
internal sealed class GroupMembers(IAmazonAutoScaling autoScaling, string autoScalingGroupName)
{
    /// <summary>How long Auto Scaling's describes may show what was.</summary>
    public static readonly TimeSpan StateLag = TimeSpan.FromSeconds(10);

    public async Task<GroupMembership> MembershipOfAsync(InstanceId instanceId, RetryContext retry) =>
        LifecycleStates.MembershipOf(await StateOfAsync(instanceId, retry));

    public async Task<bool> IsInWarmPoolAsync(InstanceId instanceId, RetryContext retry) =>
        LifecycleStates.IsInWarmPool(await StateOfAsync(instanceId, retry));

    /// <summary>
    /// Where the instance is once it is no longer on its way in: right after its action was completed, a describe may still show it so.
    /// <see cref="GroupMembership.Joining"/> where that does not change for <see cref="StateLag"/>.
    /// </summary>
    public async Task<GroupMembership> SettledMembershipOfAsync(InstanceId instanceId, RetryContext retry)
    {
        var last = GroupMembership.Joining;
        await retry.IsWithinLagAsync(
            $"seeing {instanceId} in or out of {autoScalingGroupName}",
            async () => (last = await MembershipOfAsync(instanceId, retry)) != GroupMembership.Joining,
            StateLag);
        return last;
    }

    /// <summary>All instances of the group, those of its warm pool among them; none where there is no such group.</summary>
    public async Task<IReadOnlyList<GroupMember>> AllAsync(RetryContext retry)
    {
        if (await GroupAsync(retry) is not { } group)
        {
            return [];
        }

        IEnumerable<Instance> seen = group.Instances ?? [];
        if (group.WarmPoolConfiguration is not null)
        {
            // Its own list does not have those of its warm pool. The group is asked again after it: of one that moves meanwhile, the later
            // word counts.
            var warm = await WarmPoolAsync(retry);
            var again = await GroupAsync(retry);
            seen = [.. again?.Instances ?? [], .. warm, .. seen];
        }

        return
        [
            .. seen
                .Where(i => InstanceId.TryParse(i.InstanceId, out _))
                .DistinctBy(i => i.InstanceId, StringComparer.Ordinal)
                .Select(i => new GroupMember(InstanceId.Parse(i.InstanceId), i.LifecycleState)),
        ];
    }

    /// <summary>The group's lifecycle hooks.</summary>
    public async Task<IReadOnlyList<LifecycleHookName>> HooksAsync(RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"listing the lifecycle hooks of {autoScalingGroupName}",
            token => autoScaling.DescribeLifecycleHooksAsync(
                new DescribeLifecycleHooksRequest { AutoScalingGroupName = autoScalingGroupName }, token),
            RetryRule.AutoScaling);
        return [.. (response.LifecycleHooks ?? []).Select(hook => new LifecycleHookName(hook.LifecycleHookName, hook.LifecycleTransition))];
    }

    /// <summary>The ids of all instances that finished launching and are not on their way out, those of the warm pool among them.</summary>
    public async Task<IReadOnlySet<string>> InServiceAsync(RetryContext retry)
    {
        var all = await AllAsync(retry);
        return all
            .Where(member => member.Membership == GroupMembership.InService)
            .Select(member => member.Id.Value)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Auto Scaling's own word for where the instance is; null for one that is not the group's.</summary>
    public async Task<string?> StateOfAsync(InstanceId instanceId, RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"looking up {instanceId} in Auto Scaling",
            token => autoScaling.DescribeAutoScalingInstancesAsync(new DescribeAutoScalingInstancesRequest { InstanceIds = [instanceId.Value] }, token),
            RetryRule.AutoScaling);
        return response.AutoScalingInstances?
            .Find(i => i.InstanceId == instanceId.Value && i.AutoScalingGroupName == autoScalingGroupName)?
            .LifecycleState;
    }

    private async Task<AutoScalingGroup?> GroupAsync(RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"listing the instances of {autoScalingGroupName}",
            token => autoScaling.DescribeAutoScalingGroupsAsync(
                new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [autoScalingGroupName] }, token),
            RetryRule.AutoScaling);
        return response.AutoScalingGroups?.Find(found => found.AutoScalingGroupName == autoScalingGroupName);
    }

    private async Task<IReadOnlyList<Instance>> WarmPoolAsync(RetryContext retry) => await Paging.AllAsync(
        (string? page) => retry.CallAsync(
            $"listing the warm pool of {autoScalingGroupName}",
            token => autoScaling.DescribeWarmPoolAsync(
                new DescribeWarmPoolRequest { AutoScalingGroupName = autoScalingGroupName, NextToken = page }, token),
            RetryRule.AutoScaling),
        response => response.Instances,
        response => response.NextToken);
}

/// <summary>An instance of the group as Auto Scaling lists it.</summary>
/// <param name="LifecycleState">Auto Scaling's own word; those of a warm pool begin with <c>Warmed:</c>.</param>
internal sealed record GroupMember(InstanceId Id, string LifecycleState)
{
    public GroupMembership Membership => LifecycleStates.MembershipOf(LifecycleState);

    public bool IsInWarmPool => LifecycleStates.IsInWarmPool(LifecycleState);

    /// <summary>Whether a hook holds it.</summary>
    public bool IsWaiting => LifecycleStates.IsWaiting(LifecycleState);

    /// <summary>Whether it is in the group, or in its warm pool, and not on its way anywhere.</summary>
    public bool IsAtRest => LifecycleStates.IsAtRest(LifecycleState);
}

/// <param name="Name">The hook's name.</param>
/// <param name="Transition">
/// What it waits at: <c>autoscaling:EC2_INSTANCE_LAUNCHING</c> or <c>autoscaling:EC2_INSTANCE_TERMINATING</c>.
/// </param>
internal sealed record LifecycleHookName(string Name, string Transition);
