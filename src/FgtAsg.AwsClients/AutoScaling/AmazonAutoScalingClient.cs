using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FgtAsg.AwsClients.Operations;
using FgtAsg.AwsClients.Pipeline;
using FgtAsg.AwsClients.Query;

namespace Amazon.AutoScaling;

/// <summary>
/// A client on the SDK's own pipeline: credential chain, signing, endpoints, retries and logging are the SDK's. Thread-safe.
/// </summary>
public class AmazonAutoScalingClient : AmazonServiceClient, IAmazonAutoScaling
{
    private static readonly ServiceMetadata Metadata = new(AmazonAutoScalingConfig.Id);

    public AmazonAutoScalingClient()
        : this(new AmazonAutoScalingConfig())
    {
    }

    public AmazonAutoScalingClient(RegionEndpoint region)
        : this(new AmazonAutoScalingConfig { RegionEndpoint = region })
    {
    }

    public AmazonAutoScalingClient(AmazonAutoScalingConfig config)
        : base(config)
    {
    }

    public AmazonAutoScalingClient(AWSCredentials credentials)
        : this(credentials, new AmazonAutoScalingConfig())
    {
    }

    public AmazonAutoScalingClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonAutoScalingConfig { RegionEndpoint = region })
    {
    }

    public AmazonAutoScalingClient(AWSCredentials credentials, AmazonAutoScalingConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<CancelInstanceRefreshResponse> CancelInstanceRefreshAsync(
        CancelInstanceRefreshRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.CancelInstanceRefresh, request, cancellationToken);

    public virtual Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.CompleteLifecycleAction, request, cancellationToken);

    public virtual Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.DescribeAutoScalingGroups, request, cancellationToken);

    public virtual Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.DescribeAutoScalingInstances, request, cancellationToken);

    public virtual Task<DescribeWarmPoolResponse> DescribeWarmPoolAsync(
        DescribeWarmPoolRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.DescribeWarmPool, request, cancellationToken);

    public virtual Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.DescribeInstanceRefreshes, request, cancellationToken);

    public virtual Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.DescribeLifecycleHooks, request, cancellationToken);

    public virtual Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.RecordLifecycleActionHeartbeat, request, cancellationToken);

    public virtual Task<ResumeProcessesResponse> ResumeProcessesAsync(
        ResumeProcessesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.ResumeProcesses, request, cancellationToken);

    public virtual Task<StartInstanceRefreshResponse> StartInstanceRefreshAsync(
        StartInstanceRefreshRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.StartInstanceRefresh, request, cancellationToken);

    public virtual Task<SuspendProcessesResponse> SuspendProcessesAsync(
        SuspendProcessesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.SuspendProcesses, request, cancellationToken);

    public virtual Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.TerminateInstanceInAutoScalingGroup, request, cancellationToken);

    public virtual Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(AutoScalingOperations.UpdateAutoScalingGroup, request, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServiceDefaults.Customize(pipeline, Config);

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        QueryOperation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonAutoScalingRequest
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, operation.Options(), cancellationToken);
    }
}
