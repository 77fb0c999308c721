using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>The Route 53 operation that the function uses for DNS records, with its name in the AWS SDK for .NET.</summary>
/// <remarks>
/// After the last retry, a call fails with one of these exceptions. <see cref="AmazonRoute53Exception"/>: the service refused the call,
/// and the type or the error code gives the reason. <see cref="AmazonUnmarshallingException"/>: a successful response cannot be read.
/// <see cref="TimeoutException"/>: no complete response arrived within <c>ClientConfig.Timeout</c>. <see cref="HttpRequestException"/> or
/// <see cref="IOException"/>: the connection failed. In the last three cases the call may have taken effect.
/// </remarks>
public interface IAmazonRoute53 : IAmazonService, IDisposable
{
    /// <summary>Creates, changes or deletes records of one zone. Either the whole batch takes effect or nothing.</summary>
    /// <remarks>
    /// If the response to a batch is lost, the batch is sent again after it may have taken effect. UPSERT then changes nothing. DELETE is
    /// refused, because the record no longer exists.
    /// </remarks>
    /// <exception cref="InvalidChangeBatchException">
    /// A change is impossible: for example, a record to delete does not exist, or has another value or TTL.
    /// </exception>
    /// <exception cref="NoSuchHostedZoneException">The zone does not exist.</exception>
    /// <exception cref="PriorRequestNotCompleteException">The zone was busy with another batch, also during the retries.</exception>
    Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRoute53Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonRoute53Config config
            ? throw new AmazonClientException($"The configuration must be an {nameof(AmazonRoute53Config)}.")
            : awsCredentials is null ? new AmazonRoute53Client(config) : new AmazonRoute53Client(awsCredentials, config);
}
