using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>The notification service's operations that the function needs, named as the AWS SDK for .NET names them.</summary>
/// <remarks>
/// Once the retries are used up, a call fails with <see cref="AmazonSimpleNotificationServiceException"/> where the service refused it (its
/// code says why); with <see cref="AmazonUnmarshallingException"/> where a success cannot be read; with <see cref="TimeoutException"/> where
/// no complete answer came within <c>ClientConfig.Timeout</c>; with <see cref="HttpRequestException"/> or <see cref="IOException"/> where the
/// connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>Sends a message to a topic's subscribers.</summary>
    /// <remarks>
    /// A standard topic has no token for it, so a repeated call sends the message twice; the client never repeats it after an answer that did
    /// not come.
    /// </remarks>
    Task<PublishResponse> PublishAsync(
        PublishRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonSimpleNotificationServiceConfig config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonSimpleNotificationServiceConfig)}.")
            : awsCredentials is null
                ? new AmazonSimpleNotificationServiceClient(config)
                : new AmazonSimpleNotificationServiceClient(awsCredentials, config);
}
