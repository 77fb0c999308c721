using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>The Auto Scaling operations that the function uses, with the names of the AWS SDK for .NET.</summary>
/// <remarks>
/// After the last retry, a call fails with one of these exceptions. <see cref="AmazonAutoScalingException"/>: the service refused the
/// call, and the error code gives the reason. <see cref="AmazonUnmarshallingException"/>: a successful response cannot be read.
/// <see cref="TimeoutException"/>: no complete response arrived within <c>ClientConfig.Timeout</c>. <see cref="HttpRequestException"/> or
/// <see cref="IOException"/>: the connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonAutoScaling : IAmazonService, IDisposable
{
    /// <summary>
    /// Cancels an instance refresh: its status is <c>Cancelling</c>, then <c>Cancelled</c>. Without an active refresh the call is refused
    /// (<c>ActiveInstanceRefreshNotFound</c>).
    /// </summary>
    Task<CancelInstanceRefreshResponse> CancelInstanceRefreshAsync(
        CancelInstanceRefreshRequest request, CancellationToken cancellationToken = default);

    /// <summary>Completes a lifecycle action, so that the instance no longer waits for the hook.</summary>
    Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Groups by name or tag filter, with their instances.</summary>
    Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The group and the lifecycle state of instances. Instances without a group are left out.</summary>
    Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A group's instance refreshes, the newest first.</summary>
    Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A group's lifecycle hooks.</summary>
    Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Restarts the heartbeat timeout of the lifecycle action.</summary>
    Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default);

    /// <summary>Resumes suspended scaling processes of a group.</summary>
    Task<ResumeProcessesResponse> ResumeProcessesAsync(ResumeProcessesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to replace the instances. Refused (<c>InstanceRefreshInProgress</c>) while another refresh is in progress.</summary>
    Task<StartInstanceRefreshResponse> StartInstanceRefreshAsync(
        StartInstanceRefreshRequest request, CancellationToken cancellationToken = default);

    /// <summary>Suspends scaling processes of a group until they are resumed.</summary>
    Task<SuspendProcessesResponse> SuspendProcessesAsync(SuspendProcessesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Terminates an instance through its group, which either replaces it or decrements its desired capacity. The client never repeats
    /// the call after a lost response.
    /// </summary>
    Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a group's sizes or its launch template. Running instances do not change.</summary>
    Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAutoScalingConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonAutoScalingConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonAutoScalingConfig)}.")
            : awsCredentials is null ? new AmazonAutoScalingClient(config) : new AmazonAutoScalingClient(awsCredentials, config);

    Task<DescribeWarmPoolResponse> DescribeWarmPoolAsync(DescribeWarmPoolRequest request, CancellationToken cancellationToken = default);
}
