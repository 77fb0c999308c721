using Amazon.Runtime;
using Amazon.S3;

namespace FgtAsg.Aws;

/// <summary>The settings of the S3 client.</summary>
internal static class S3Settings
{
    /// <summary>
    /// A custom endpoint (<c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_S3</c>) has no host name for each bucket, so the bucket goes into
    /// the path. The SDK does so by default only when the endpoint is an IP address.
    /// </summary>
    public static AmazonS3Config Create() => new()
    {
        Timeout = ServiceHttp.AttemptTimeout,
        // Uploads are signed with their SHA-256, so another checksum adds nothing. Downloads are the function's own objects, for which S3
        // therefore has no checksum to compare.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        // Read from a separate configuration: one whose ServiceURL is read before its client sets the region loses the endpoint.
        ForcePathStyle = !string.IsNullOrEmpty(new AmazonS3Config().ServiceURL),
    };
}
