using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;

namespace FgtAsg.Lifecycle;

/// <summary>What the Auto Scaling group knows of its instances.</summary>
internal sealed class GroupMembers(IAmazonAutoScaling autoScaling, string autoScalingGroupName)
{
    /// <summary>How long Auto Scaling's describes may show what was.</summary>
    public static readonly TimeSpan StateLag = TimeSpan.FromSeconds(10);

    public async Task<GroupMembership> MembershipOfAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        var response = await patience.CallAsync(
            $"looking up {instanceId} in Auto Scaling",
            token => autoScaling.DescribeAutoScalingInstancesAsync(new DescribeAutoScalingInstancesRequest { InstanceIds = [instanceId.Value] }, token),
            RetryRule.AutoScaling,
            cancellationToken);
        var details = response.AutoScalingInstances?.Find(i => i.InstanceId == instanceId.Value && i.AutoScalingGroupName == autoScalingGroupName);
        return LifecycleStates.MembershipOf(details?.LifecycleState);
    }

    /// <summary>
    /// Where the instance is once it is no longer on its way in: right after its action was completed, a describe may still show it so.
    /// <see cref="GroupMembership.Joining"/> where that does not change for <see cref="StateLag"/>.
    /// </summary>
    public async Task<GroupMembership> SettledMembershipOfAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        var last = GroupMembership.Joining;
        try
        {
            await patience.UntilAsync(
                $"seeing {instanceId} in or out of {autoScalingGroupName}",
                async token => (last = await MembershipOfAsync(instanceId, patience, token)) == GroupMembership.Joining ? null : "",
                StateLag,
                cancellationToken);
        }
        catch (OutOfTimeException) when (!cancellationToken.IsCancellationRequested)
        {
            return GroupMembership.Joining;
        }

        return last;
    }

    /// <summary>The ids of all instances that finished launching and are not on their way out.</summary>
    public async Task<IReadOnlySet<string>> InServiceAsync(Patience patience, CancellationToken cancellationToken)
    {
        var response = await patience.CallAsync(
            $"listing the instances of {autoScalingGroupName}",
            token => autoScaling.DescribeAutoScalingGroupsAsync(
                new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [autoScalingGroupName] }, token),
            RetryRule.AutoScaling,
            cancellationToken);
        return (response.AutoScalingGroups ?? [])
            .SelectMany(group => group.Instances ?? [])
            .Where(instance => LifecycleStates.MembershipOf(instance.LifecycleState) == GroupMembership.InService)
            .Select(instance => instance.InstanceId)
            .ToHashSet(StringComparer.Ordinal);
    }
}
