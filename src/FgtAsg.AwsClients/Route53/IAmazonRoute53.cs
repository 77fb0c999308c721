using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>The Route 53 operation that a firewall's name needs, named as the AWS SDK for .NET names it.</summary>
/// <remarks>
/// Once the retries are used up, a call fails with <see cref="AmazonRoute53Exception"/> where the service refused it (its type or code
/// says why); with <see cref="AmazonUnmarshallingException"/> where a success cannot be read; with <see cref="TimeoutException"/> where no
/// complete answer came within <c>ClientConfig.Timeout</c>; with <see cref="HttpRequestException"/> or <see cref="IOException"/> where the
/// connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonRoute53 : IAmazonService, IDisposable
{
    /// <summary>Creates, changes or deletes records of one zone: all of the batch, or nothing.</summary>
    /// <remarks>
    /// A batch whose answer was lost is sent again, and so may find its own change: UPSERT then does nothing, DELETE is refused because
    /// there is nothing to delete.
    /// </remarks>
    /// <exception cref="InvalidChangeBatchException">
    /// A change cannot be made: for example a record to delete is not there, or has another value or TTL.
    /// </exception>
    /// <exception cref="NoSuchHostedZoneException">There is no such zone.</exception>
    /// <exception cref="PriorRequestNotCompleteException">The zone was still busy with another batch, also when asked again.</exception>
    Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRoute53Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonRoute53Config config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonRoute53Config)}.")
            : awsCredentials is null ? new AmazonRoute53Client(config) : new AmazonRoute53Client(awsCredentials, config);
}
