using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>Reads the Auto Scaling group's information about its instances.</summary>
internal sealed class GroupMembers(IAmazonAutoScaling autoScaling, string autoScalingGroupName)
{
    /// <summary>How long Auto Scaling's describe operations may show an old state.</summary>
    public static readonly TimeSpan StateLag = TimeSpan.FromSeconds(10);

    public async Task<GroupMembership> MembershipOfAsync(InstanceId instanceId, RetryContext retry) =>
        LifecycleStates.MembershipOf(await StateOfAsync(instanceId, retry));

    public async Task<bool> IsInWarmPoolAsync(InstanceId instanceId, RetryContext retry) =>
        LifecycleStates.IsInWarmPool(await StateOfAsync(instanceId, retry));

    /// <summary>
    /// The membership once the instance is no longer joining: right after its action was completed, a describe may still show it as
    /// joining. Returns <see cref="GroupMembership.Joining"/> if that does not change for <see cref="StateLag"/>.
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

    /// <summary>All instances of the group, including its warm pool; empty if there is no such group.</summary>
    public async Task<IReadOnlyList<GroupMember>> AllAsync(RetryContext retry)
    {
        if (await GroupAsync(retry) is not { } group)
        {
            return [];
        }

        IEnumerable<Instance> seen = group.Instances ?? [];
        if (group.WarmPoolConfiguration is not null)
        {
            // The group's list omits the warm pool. The group is read again afterwards: if an instance moved meanwhile, the later state
            // counts.
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

    public async Task<IReadOnlyList<LifecycleHookName>> HooksAsync(RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"listing the lifecycle hooks of {autoScalingGroupName}",
            token => autoScaling.DescribeLifecycleHooksAsync(
                new DescribeLifecycleHooksRequest { AutoScalingGroupName = autoScalingGroupName }, token),
            RetryRule.AutoScaling);
        return [.. (response.LifecycleHooks ?? []).Select(Of)];

        static LifecycleHookName Of(Amazon.AutoScaling.Model.LifecycleHook hook) => new(hook.LifecycleHookName, hook.LifecycleTransition)
        {
            LongestWait = hook.GlobalTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    /// <summary>The ids of all instances that have launched and are not leaving, including those in the warm pool.</summary>
    public async Task<IReadOnlySet<string>> InServiceAsync(RetryContext retry)
    {
        var all = await AllAsync(retry);
        return all
            .Where(member => member.Membership == GroupMembership.InService)
            .Select(member => member.Id.Value)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Auto Scaling's lifecycle state of the instance; null if it is not in the group.</summary>
    public async Task<string?> StateOfAsync(InstanceId instanceId, RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"looking up {instanceId} in Auto Scaling",
            token => autoScaling.DescribeAutoScalingInstancesAsync(
                new DescribeAutoScalingInstancesRequest { InstanceIds = [instanceId.Value] }, token),
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
/// <param name="LifecycleState">Auto Scaling's lifecycle state. States in a warm pool begin with <c>Warmed:</c>.</param>
internal sealed record GroupMember(InstanceId Id, string LifecycleState)
{
    public GroupMembership Membership => LifecycleStates.MembershipOf(LifecycleState);

    public bool IsInWarmPool => LifecycleStates.IsInWarmPool(LifecycleState);

    /// <summary>Whether a hook holds the instance.</summary>
    public bool IsWaiting => LifecycleStates.IsWaiting(LifecycleState);

    /// <summary>Whether the instance is in the group or its warm pool and not changing.</summary>
    public bool IsAtRest => LifecycleStates.IsAtRest(LifecycleState);
}

/// <param name="Name">The hook's name.</param>
/// <param name="Transition"><c>autoscaling:EC2_INSTANCE_LAUNCHING</c> or <c>autoscaling:EC2_INSTANCE_TERMINATING</c>.</param>
internal sealed record LifecycleHookName(string Name, string Transition)
{
    /// <summary>How long the hook can hold an instance with heartbeats; null if Auto Scaling does not say.</summary>
    public TimeSpan? LongestWait { get; init; }
}
