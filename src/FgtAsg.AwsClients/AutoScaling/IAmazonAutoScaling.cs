using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>The Auto Scaling operations that a firewall's life needs, named as the AWS SDK for .NET names them.</summary>
/// <remarks>
/// Once the retries are used up, a call fails with <see cref="AmazonAutoScalingException"/> where the service refused it (its code says
/// why); with <see cref="AmazonUnmarshallingException"/> where a success cannot be read; with <see cref="TimeoutException"/> where no
/// complete answer came within <c>ClientConfig.Timeout</c>; with <see cref="HttpRequestException"/> or <see cref="IOException"/> where the
/// connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonAutoScaling : IAmazonService, IDisposable
{
    /// <summary>Ends a refresh; it is <c>Cancelling</c>, then <c>Cancelled</c>. Refused (<c>ActiveInstanceRefreshNotFound</c>) where there is none.</summary>
    Task<CancelInstanceRefreshResponse> CancelInstanceRefreshAsync(
        CancelInstanceRefreshRequest request, CancellationToken cancellationToken = default);

    /// <summary>Ends the wait of a lifecycle hook for one instance.</summary>
    Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Groups by name or tag filter, with their instances.</summary>
    Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>In which group and state instances are; an instance of no group is left out.</summary>
    Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A group's instance refreshes, the newest first.</summary>
    Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A group's lifecycle hooks.</summary>
    Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts the hook's heartbeat time-out anew.</summary>
    Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lets a group do again what it was kept from.</summary>
    Task<ResumeProcessesResponse> ResumeProcessesAsync(ResumeProcessesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to replace the instances. Refused (<c>InstanceRefreshInProgress</c>) while a refresh is under way.</summary>
    Task<StartInstanceRefreshResponse> StartInstanceRefreshAsync(
        StartInstanceRefreshRequest request, CancellationToken cancellationToken = default);

    /// <summary>Keeps a group from doing something, until it is resumed.</summary>
    Task<SuspendProcessesResponse> SuspendProcessesAsync(SuspendProcessesRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends an instance through its group, with another in its place or with one less desired. The client never repeats it after an answer
    /// that did not come.
    /// </summary>
    Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a group's sizes or its launch template; running instances stay as they are.</summary>
    Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAutoScalingConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonAutoScalingConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonAutoScalingConfig)}.")
            : awsCredentials is null ? new AmazonAutoScalingClient(config) : new AmazonAutoScalingClient(awsCredentials, config);

    Task<DescribeWarmPoolResponse> DescribeWarmPoolAsync(DescribeWarmPoolRequest request, CancellationToken cancellationToken = default);
}
