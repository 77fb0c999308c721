using System.Xml.Linq;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Scaling;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// The Auto Scaling actions that are available over HTTP: those of the slim client, and a few more for an operator's command line.
/// </summary>
internal static class AutoScalingOperations
{
    public static IReadOnlyDictionary<string, WireOperation> All { get; } = new Dictionary<string, WireOperation>(StringComparer.Ordinal)
    {
        ["CancelInstanceRefresh"] = Call<CancelInstanceRefreshRequest, CancelInstanceRefreshResponse>(InstanceRefreshes.Cancel),
        ["CompleteLifecycleAction"] = Call<CompleteLifecycleActionRequest, CompleteLifecycleActionResponse>(LifecycleActions.Complete),
        ["DeleteWarmPool"] = WarmPoolOperations.Delete,
        ["DescribeAutoScalingGroups"] = Call<DescribeAutoScalingGroupsRequest, DescribeAutoScalingGroupsResponse>(GroupDescribe.Groups),
        ["DescribeAutoScalingInstances"] =
            Call<DescribeAutoScalingInstancesRequest, DescribeAutoScalingInstancesResponse>(GroupDescribe.Instances),
        ["DescribeInstanceRefreshes"] =
            Call<DescribeInstanceRefreshesRequest, DescribeInstanceRefreshesResponse>(InstanceRefreshes.Describe),
        ["DescribeLifecycleHooks"] = Call<DescribeLifecycleHooksRequest, DescribeLifecycleHooksResponse>(GroupDescribe.Hooks),
        ["DescribeWarmPool"] = Call<DescribeWarmPoolRequest, DescribeWarmPoolResponse>(GroupDescribe.WarmPool),
        ["PutWarmPool"] = WarmPoolOperations.Put,
        ["RecordLifecycleActionHeartbeat"] =
            Call<RecordLifecycleActionHeartbeatRequest, RecordLifecycleActionHeartbeatResponse>(LifecycleActions.Heartbeat),
        ["ResumeProcesses"] = Call<ResumeProcessesRequest, ResumeProcessesResponse>(GroupProcesses.Resume),
        ["SetDesiredCapacity"] = SetDesiredCapacity,
        ["StartInstanceRefresh"] = Call<StartInstanceRefreshRequest, StartInstanceRefreshResponse>(InstanceRefreshes.Start),
        ["SuspendProcesses"] = Call<SuspendProcessesRequest, SuspendProcessesResponse>(GroupProcesses.Suspend),
        ["TerminateInstanceInAutoScalingGroup"] =
            Call<TerminateInstanceInAutoScalingGroupRequest, TerminateInstanceInAutoScalingGroupResponse>(GroupUpdates.Terminate),
        ["UpdateAutoScalingGroup"] = Call<UpdateAutoScalingGroupRequest, UpdateAutoScalingGroupResponse>(GroupUpdates.Update),
    };

    private static WireOperation Call<TRequest, TResponse>(Func<CloudState, TRequest, TResponse> operation)
        where TRequest : new()
        where TResponse : notnull => (state, form) =>
        {
            var request = Members.OfQuery.Read<TRequest>(form, static _ => true);
            form.ThrowIfUnread();
            return Members.OfQuery.Write(operation(state, request));
        };

    private static IEnumerable<XElement> SetDesiredCapacity(CloudState state, FormReader form)
    {
        var groupName = form.Text("AutoScalingGroupName");
        var desired = form.Number("DesiredCapacity") ?? throw AutoScalingFaults.Missing("desiredCapacity");
        // Cooldowns are not simulated, so both values have the same effect.
        form.Flag("HonorCooldown");
        form.ThrowIfUnread();
        GroupCapacity.SetDesired(state, groupName, desired);
        return [];
    }
}
