using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

public sealed class S3SettingsTests
{
    private const string Content = """{"i-1":{}}""";

    /// <summary>The request has no checksum, so the signature must cover all bytes, over TLS as well.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PutObject_OverTls_SignsTheContent(bool inChunks)
    {
        var service = new FakeService().Answers(HttpStatusCode.OK, "");
        var config = S3Settings.Create();
        config.HttpClientFactory = service.HttpClientFactory;
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = RegionEndpoint.EUCentral1;
        config.ForcePathStyle = false;
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);

        await s3.PutObjectAsync(
            new PutObjectRequest { BucketName = "bucket", Key = "intf_track.json", ContentBody = Content, UseChunkEncoding = inChunks },
            CancellationToken.None);

        var request = Assert.Single(service.Requests);
        Assert.StartsWith("https://", request.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Headers, header => header.Key.StartsWith("x-amz-checksum", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            inChunks ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content))),
            Assert.Single(request.Headers.GetValues("X-Amz-Content-SHA256")));
    }
}
