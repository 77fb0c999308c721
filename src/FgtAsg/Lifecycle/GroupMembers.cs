using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;

namespace FgtAsg.Lifecycle;

/// <summary>What the Auto Scaling group knows of its instances.</summary>
internal sealed class GroupMembers(IAmazonAutoScaling autoScaling, string autoScalingGroupName)
{
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
