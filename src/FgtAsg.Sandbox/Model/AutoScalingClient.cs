using System.Net;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Scaling;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Model;

/// <summary>A region's Auto Scaling with the SDK's interface.</summary>
/// <param name="gate">The gate that every call passes; null for none.</param>
/// <param name="caller">The caller in CloudTrail; null for a person.</param>
public sealed class AutoScalingClient(Cloud cloud, ICallGate? gate = null, CloudCaller? caller = null) : IAmazonAutoScaling
{
    private readonly SdkCalls _calls = new("autoscaling", gate);

    public IClientConfig Config { get; } = new AmazonAutoScalingConfig();

    public Task<CancelInstanceRefreshResponse> CancelInstanceRefreshAsync(
        CancelInstanceRefreshRequest request, CancellationToken cancellationToken = default) =>
        Call(InstanceRefreshes.Cancel, request, cancellationToken);

    public Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default) =>
        Call(LifecycleActions.Complete, request, cancellationToken);

    public Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupDescribe.Groups, request, cancellationToken);

    public Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupDescribe.Instances, request, cancellationToken);

    public Task<DescribeWarmPoolResponse> DescribeWarmPoolAsync(
        DescribeWarmPoolRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupDescribe.WarmPool, request, cancellationToken);

    public Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken = default) =>
        Call(InstanceRefreshes.Describe, request, cancellationToken);

    public Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupDescribe.Hooks, request, cancellationToken);

    public Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        Call(LifecycleActions.Heartbeat, request, cancellationToken);

    public Task<ResumeProcessesResponse> ResumeProcessesAsync(
        ResumeProcessesRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupProcesses.Resume, request, cancellationToken);

    public Task<StartInstanceRefreshResponse> StartInstanceRefreshAsync(
        StartInstanceRefreshRequest request, CancellationToken cancellationToken = default) =>
        Call(InstanceRefreshes.Start, request, cancellationToken);

    public Task<SuspendProcessesResponse> SuspendProcessesAsync(
        SuspendProcessesRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupProcesses.Suspend, request, cancellationToken);

    public Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupUpdates.Terminate, request, cancellationToken);

    public Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken = default) =>
        Call(GroupUpdates.Update, request, cancellationToken);

    public void Dispose()
    {
        // There is nothing to dispose of: the region outlives its clients.
    }

    private Task<TResponse> Call<TRequest, TResponse>(
        Func<CloudState, TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        _calls.RunAsync(
            request,
            asked => cloud.Answer(
                state => state.CallAs(caller ?? CloudCaller.Person, () => operation(state, asked)),
                static (fault, requestId) => new AmazonAutoScalingException(
                    fault.Message,
                    fault.StatusCode >= HttpStatusCode.InternalServerError ? ErrorType.Receiver : ErrorType.Sender,
                    fault.Code,
                    requestId,
                    fault.StatusCode)),
            cancellationToken);
}
