using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>The Auto Scaling operations that a firewall's life needs, named as the AWS SDK for .NET names them.</summary>
/// <remarks>
/// A refused call throws <see cref="AmazonAutoScalingException"/>, whose <c>ErrorCode</c> is the service's. No answer in time, or none at all,
/// throws an <see cref="AmazonClientException"/> once the retries are used up.
/// </remarks>
public interface IAmazonAutoScaling : IAmazonService, IDisposable
{
    /// <summary>Ends the wait of a lifecycle hook for one instance.</summary>
    Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Groups by name or tag filter, with their instances.</summary>
    Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>In which group and state instances are; an instance of no group is left out.</summary>
    Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts the hook's heartbeat time-out anew.</summary>
    Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAutoScalingConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonAutoScalingConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonAutoScalingConfig)}.")
            : awsCredentials is null ? new AmazonAutoScalingClient(config) : new AmazonAutoScalingClient(awsCredentials, config);
}
