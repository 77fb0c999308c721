using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

/// <summary>The notification service's operations that the function uses, with the names of the AWS SDK for .NET.</summary>
/// <remarks>
/// After the last retry, a call fails with one of these exceptions. <see cref="AmazonSimpleNotificationServiceException"/>: the service
/// refused the call, and the error code gives the reason. <see cref="AmazonUnmarshallingException"/>: a successful response cannot be
/// read. <see cref="TimeoutException"/>: no complete response arrived within <c>ClientConfig.Timeout</c>.
/// <see cref="HttpRequestException"/> or <see cref="IOException"/>: the connection failed. In the last three cases the call may have
/// taken effect.
/// </remarks>
public interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    /// <summary>Sends a message to a topic's subscribers.</summary>
    /// <remarks>
    /// A standard topic has no client token, so a repeated call sends the message twice. The client never repeats the call after a lost
    /// response.
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
