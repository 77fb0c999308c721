using Amazon.Runtime;
using Amazon.S3;

namespace FgtAsg.Aws;

/// <summary>How the function talks to S3.</summary>
internal static class S3Settings
{
    /// <summary>
    /// An endpoint that is not AWS's (<c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_S3</c>) has no host name for each bucket: the bucket goes
    /// into the path then, which the SDK does by itself only where the endpoint is an IP address.
    /// </summary>
    public static AmazonS3Config Create() => new()
    {
        Timeout = ServiceHttp.AttemptTimeout,
        // What is sent is signed whole, by its SHA-256: a checksum beside it finds nothing more. What comes is an object of our own, of which S3
        // then has no checksum that the SDK could compare.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        // Asked of a configuration of its own: one whose ServiceURL was read before its client set the region forgets the endpoint.
        ForcePathStyle = !string.IsNullOrEmpty(new AmazonS3Config().ServiceURL),
    };
}
