using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace FgtAsg.Simulation.World;

/// <summary>A client whose calls go through a <see cref="ICallGate"/>.</summary>
internal sealed class GatedAutoScaling(IAmazonAutoScaling inner, ICallGate gate) : IAmazonAutoScaling
{
    public IClientConfig Config => inner.Config;

    public Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "CompleteLifecycleAction", request, () => inner.CompleteLifecycleActionAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeAutoScalingGroups", request, () => inner.DescribeAutoScalingGroupsAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeAutoScalingInstances", request, () => inner.DescribeAutoScalingInstancesAsync(request, cancellationToken), cancellationToken);

    public Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "DescribeLifecycleHooks", request, () => inner.DescribeLifecycleHooksAsync(request, cancellationToken), cancellationToken);

    public Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("autoscaling", "RecordLifecycleActionHeartbeat", request, () => inner.RecordLifecycleActionHeartbeatAsync(request, cancellationToken), cancellationToken);

    public void Dispose()
    {
        // The model outlives its clients.
    }
}
