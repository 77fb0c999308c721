using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace FgtAsg.Simulation.World;

/// <summary>A client whose calls go through a <see cref="ICallGate"/>.</summary>
internal sealed class GatedAutoScaling(IAmazonAutoScaling inner, ICallGate gate) : IAmazonAutoScaling
{
    public IClientConfig Config => inner.Config;

    public Task<CancelInstanceRefreshResponse> CancelInstanceRefreshAsync(
        CancelInstanceRefreshRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "CancelInstanceRefresh", request, () => inner.CancelInstanceRefreshAsync(request, cancellationToken), cancellationToken);

    public Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "CompleteLifecycleAction", request, () => inner.CompleteLifecycleActionAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeAutoScalingGroups", request, () => inner.DescribeAutoScalingGroupsAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeAutoScalingInstances", request, () => inner.DescribeAutoScalingInstancesAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeInstanceRefreshes", request, () => inner.DescribeInstanceRefreshesAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeLifecycleHooks", request, () => inner.DescribeLifecycleHooksAsync(request, cancellationToken), cancellationToken);

    public Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "RecordLifecycleActionHeartbeat", request, () => inner.RecordLifecycleActionHeartbeatAsync(request, cancellationToken), cancellationToken);

    public Task<ResumeProcessesResponse> ResumeProcessesAsync(
        ResumeProcessesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "ResumeProcesses", request, () => inner.ResumeProcessesAsync(request, cancellationToken), cancellationToken);

    public Task<StartInstanceRefreshResponse> StartInstanceRefreshAsync(
        StartInstanceRefreshRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "StartInstanceRefresh", request, () => inner.StartInstanceRefreshAsync(request, cancellationToken), cancellationToken);

    public Task<SuspendProcessesResponse> SuspendProcessesAsync(
        SuspendProcessesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "SuspendProcesses", request, () => inner.SuspendProcessesAsync(request, cancellationToken), cancellationToken);

    public Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "TerminateInstanceInAutoScalingGroup", request, () => inner.TerminateInstanceInAutoScalingGroupAsync(request, cancellationToken), cancellationToken);

    public Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "UpdateAutoScalingGroup", request, () => inner.UpdateAutoScalingGroupAsync(request, cancellationToken), cancellationToken);

    public void Dispose()
    {
        // The model outlives its clients.
    }
}
