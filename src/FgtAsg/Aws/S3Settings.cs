using Amazon.S3;

namespace FgtAsg.Aws;

/// <summary>How the function talks to S3.</summary>
internal static class S3Settings
{
    /// <summary>The same bound of one attempt as the other clients have.</summary>
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// An endpoint that is not AWS's (<c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_S3</c>) has no host name for each bucket: the bucket goes
    /// into the path then, which the SDK does by itself only where the endpoint is an IP address.
    /// </summary>
    public static AmazonS3Config Create() => new()
    {
        Timeout = AttemptTimeout,
        // Asked of a configuration of its own: one whose ServiceURL was read before its client set the region forgets the endpoint.
        ForcePathStyle = !string.IsNullOrEmpty(new AmazonS3Config().ServiceURL),
    };
}
