using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Objects.Store;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

/// <summary>The sandbox's own S3, by the SDK's client.</summary>
public sealed class ObjectStoreTests : IAsyncLifetime
{
    private const string Bucket = "bucket";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private AwsFrontEnd _frontEnd = null!;
    private AmazonS3Client _s3 = null!;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions { Query = (_, _, _, _) => throw new NotSupportedException(), Objects = new ObjectStore() }, _limit.Token);
        _s3 = new AmazonS3Client(
            new BasicAWSCredentials("test", "test"),
            new AmazonS3Config { ServiceURL = _frontEnd.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });
        await _s3.PutBucketAsync(Bucket, _limit.Token);
    }

    public async Task DisposeAsync()
    {
        _s3.Dispose();
        await _frontEnd.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Put_ThenGet_IsTheSameWithItsTags()
    {
        var put = await PutAsync("käse", tags: [new Tag { Key = "lock_id", Value = "a b&c=d" }]);

        using var answer = await _s3.GetObjectAsync(Bucket, "k", _limit.Token);
        using var reader = new StreamReader(answer.ResponseStream, Encoding.UTF8);
        Assert.Equal(("käse", put.ETag), (await reader.ReadToEndAsync(_limit.Token), answer.ETag));
        Assert.Equal([("lock_id", "a b&c=d")], await TagsAsync());
        Assert.Equal(5, (await _s3.GetObjectMetadataAsync(Bucket, "k", _limit.Token)).ContentLength);
    }

    [Fact]
    public async Task PutTagging_ThenPut_ReplacesTheTags()
    {
        await PutAsync("one");
        await _s3.PutObjectTaggingAsync(
            new PutObjectTaggingRequest { BucketName = Bucket, Key = "k", Tagging = new Amazon.S3.Model.Tagging { TagSet = [new Tag { Key = "a", Value = "<1>" }] } }, _limit.Token);
        Assert.Equal([("a", "<1>")], await TagsAsync());

        await PutAsync("two");

        Assert.Empty(await TagsAsync());
    }

    [Fact]
    public async Task Put_ConditionHolds_Writes()
    {
        var first = await PutAsync("one", ifNoneMatch: "*");
        var second = await PutAsync("two", ifMatch: first.ETag);

        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task Put_ConditionFails_ChangesNothing()
    {
        var first = await PutAsync("one");
        var second = await PutAsync("two");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync("three", ifMatch: first.ETag))).StatusCode);
        Assert.Equal("PreconditionFailed", (await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync("three", ifNoneMatch: "*"))).ErrorCode);
        Assert.Equal(second.ETag, (await _s3.GetObjectMetadataAsync(Bucket, "k", _limit.Token)).ETag);
    }

    [Fact]
    public async Task Anything_OfWhatIsNotThere_IsNotFound()
    {
        Assert.Equal("NoSuchKey", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAsync(Bucket, "k", _limit.Token))).ErrorCode);
        Assert.Equal("NoSuchKey", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => PutAsync("one", ifMatch: "\"0\""))).ErrorCode);
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAsync("other", "k", _limit.Token))).ErrorCode);
        Assert.Equal("NotImplemented", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAttributesAsync(
            new GetObjectAttributesRequest { BucketName = Bucket, Key = "k", ObjectAttributes = [ObjectAttributes.ETag] }, _limit.Token))).ErrorCode);
    }

    private Task<PutObjectResponse> PutAsync(string content, string? ifMatch = null, string? ifNoneMatch = null, List<Tag>? tags = null) => _s3.PutObjectAsync(
        new PutObjectRequest { BucketName = Bucket, Key = "k", ContentBody = content, IfMatch = ifMatch, IfNoneMatch = ifNoneMatch, TagSet = tags }, _limit.Token);

    private async Task<IEnumerable<(string, string)>> TagsAsync()
    {
        var answer = await _s3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = Bucket, Key = "k" }, _limit.Token);
        return (answer.Tagging ?? []).Select(tag => (tag.Key, tag.Value));
    }
}
