using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Tests.Sandbox.S3;

/// <summary>
/// Calls the model's S3 over HTTP with the official client, including cases that <c>ServiceParityTests</c> do not compare with moto.
/// </summary>
public sealed class S3EndpointTests : IAsyncLifetime
{
    private const string Name = "bucket";

    private readonly Buckets _buckets = new(TimeProvider.System);
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private AwsFrontEnd _frontEnd = null!;
    private AmazonS3Client _s3 = null!;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions { Services = [new S3Endpoint(_buckets)] }, _limit.Token);
        _s3 = new AmazonS3Client(
            new BasicAWSCredentials("test", "test"),
            new AmazonS3Config
            {
                ServiceURL = _frontEnd.Endpoint.ToString(),
                AuthenticationRegion = "us-east-1",
                ForcePathStyle = true,
                MaxErrorRetry = 0,
            });
        await _s3.PutBucketAsync(Name, _limit.Token);
    }

    public async Task DisposeAsync()
    {
        _s3.Dispose();
        await _frontEnd.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Put_ConditionFails_ChangesNothing()
    {
        var first = await PutAsync("one");
        var second = await PutAsync("two");

        var changed = await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync("three", ifMatch: first.ETag));
        var exists = await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync("three", ifNoneMatch: "*"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, changed.StatusCode);
        Assert.Equal("PreconditionFailed", exists.ErrorCode);
        Assert.Equal(second.ETag, (await _s3.GetObjectMetadataAsync(Name, "k", _limit.Token)).ETag);
    }

    [Fact]
    public async Task Operation_NotModelled_IsNotImplemented() => Assert.Equal(
        "NotImplemented",
        (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAttributesAsync(
            new GetObjectAttributesRequest { BucketName = Name, Key = "k", ObjectAttributes = [ObjectAttributes.ETag] },
            _limit.Token))).ErrorCode);

    [Theory]
    [InlineData("licenses/a b+c/d.lic")]
    [InlineData("licenses/%é+x%2F.lic")]
    [InlineData("a//b/../c")]
    public async Task Key_OfAnyCharacters_IsReportedUnchanged(string key)
    {
        var told = new List<ObjectChange>();
        _buckets.Changed += told.Add;

        await PutAsync("12345", key: key);
        await _s3.DeleteObjectAsync(Name, key, _limit.Token);

        Assert.Equal(
            [(ObjectChangeKind.Put, key, 5L), (ObjectChangeKind.Delete, key, null)],
            told.Select(change => (change.Kind, change.Key, change.Size)));
        Assert.True(string.CompareOrdinal(told[0].Sequencer.PadRight(32, '0'), told[1].Sequencer.PadRight(32, '0')) < 0);
        Assert.Empty(_buckets.Get(Name).Keys);
    }

    [Fact]
    public async Task Bucket_WithoutObjects_IsDeletedAndNotListed()
    {
        await PutAsync("x");
        Assert.Equal([Name], (await _s3.ListBucketsAsync(_limit.Token)).Buckets.Select(bucket => bucket.BucketName));

        await _s3.DeleteObjectAsync(Name, "k", _limit.Token);
        await _s3.DeleteBucketAsync(Name, _limit.Token);

        Assert.Empty((await _s3.ListBucketsAsync(_limit.Token)).Buckets ?? []);
    }

    [Fact]
    public async Task Put_WithElevenTags_IsRefused() => Assert.Equal(
        "BadRequest",
        (await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync(
            "x", tags: [.. Enumerable.Range(0, 11).Select(number => new Tag { Key = $"{number}", Value = "" })]))).ErrorCode);

    private Task<PutObjectResponse> PutAsync(
        string content,
        string? ifMatch = null,
        string? ifNoneMatch = null,
        List<Tag>? tags = null,
        string key = "k") =>
        _s3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = Name,
                Key = key,
                ContentBody = content,
                IfMatch = ifMatch,
                IfNoneMatch = ifNoneMatch,
                TagSet = tags,
            },
            _limit.Token);
}
