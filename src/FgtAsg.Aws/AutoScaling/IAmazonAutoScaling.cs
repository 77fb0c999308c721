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
    /// <summary>Ends the wait of a lifecycle hook for one instance.</summary>
    Task<CompleteLifecycleActionResponse> CompleteLifecycleActionAsync(
        CompleteLifecycleActionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Groups by name or tag filter, with their instances.</summary>
    Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>In which group and state instances are; an instance of no group is left out.</summary>
    Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A group's lifecycle hooks.</summary>
    Task<DescribeLifecycleHooksResponse> DescribeLifecycleHooksAsync(
        DescribeLifecycleHooksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts the hook's heartbeat time-out anew.</summary>
    Task<RecordLifecycleActionHeartbeatResponse> RecordLifecycleActionHeartbeatAsync(
        RecordLifecycleActionHeartbeatRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAutoScalingConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonAutoScalingConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonAutoScalingConfig)}.")
            : awsCredentials is null ? new AmazonAutoScalingClient(config) : new AmazonAutoScalingClient(awsCredentials, config);
}
