using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Lifecycle;

namespace FgtAsg.Intake;

/// <summary>The S3 calls of the licence files.</summary>
internal sealed class LicenseFiles(Lazy<IAmazonS3> s3)
{
    /// <summary>
    /// The file's size in bytes as it is now; null where there is none. A missing object is told from a forbidden one only to who may list the
    /// bucket (<c>s3:ListBucket</c>).
    /// </summary>
    public async Task<long?> SizeOfAsync(LicenseFile file, Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            var response = await patience.CallAsync(
                $"looking for {file.Key}",
                token => s3.Value.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = file.Bucket, Key = file.Key }, token),
                RetryRule.None,
                cancellationToken);
            return response.ContentLength;
        }
        // The answer to a HEAD has no body, and so no error code of S3's own.
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
