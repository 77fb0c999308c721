using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Tests.Sandbox.S3;

/// <summary>The model's S3 over HTTP, by the official client.</summary>
public sealed class S3DoorTests : IAsyncLifetime
{
    private const string Name = "bucket";

    private readonly Buckets _buckets = new(TimeProvider.System);
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private AwsFrontEnd _frontEnd = null!;
    private AmazonS3Client _s3 = null!;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions { Services = [new S3Door(_buckets)] }, _limit.Token);
        _s3 = new AmazonS3Client(
            new BasicAWSCredentials("test", "test"),
            new AmazonS3Config { ServiceURL = _frontEnd.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });
        await _s3.PutBucketAsync(Name, _limit.Token);
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
        var put = await PutAsync("käse", tags: [new Tag { Key = "lock_id", Value = "a b+c=d" }]);

        using var answer = await _s3.GetObjectAsync(Name, "k", _limit.Token);
        using var reader = new StreamReader(answer.ResponseStream, Encoding.UTF8);
        Assert.Equal(("käse", put.ETag), (await reader.ReadToEndAsync(_limit.Token), answer.ETag));
        Assert.Equal([("lock_id", "a b+c=d")], await TagsAsync());
        Assert.Equal(1, answer.TagCount);
        Assert.Equal(5, (await _s3.GetObjectMetadataAsync(Name, "k", _limit.Token)).ContentLength);
    }

    [Fact]
    public async Task PutTagging_ThenPut_ReplacesTheTags()
    {
        await PutAsync("one");
        await _s3.PutObjectTaggingAsync(
            new PutObjectTaggingRequest { BucketName = Name, Key = "k", Tagging = new Amazon.S3.Model.Tagging { TagSet = [new Tag { Key = "a", Value = "1:2" }] } }, _limit.Token);
        Assert.Equal([("a", "1:2")], await TagsAsync());

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
        Assert.Equal(second.ETag, (await _s3.GetObjectMetadataAsync(Name, "k", _limit.Token)).ETag);
    }

    [Fact]
    public async Task Anything_OfWhatIsNotThere_IsNotFound()
    {
        Assert.Equal("NoSuchKey", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAsync(Name, "k", _limit.Token))).ErrorCode);
        Assert.Equal("NoSuchKey", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => PutAsync("one", ifMatch: "\"0\""))).ErrorCode);
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAsync("other", "k", _limit.Token))).ErrorCode);
        Assert.Equal("NotImplemented", (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAttributesAsync(
            new GetObjectAttributesRequest { BucketName = Name, Key = "k", ObjectAttributes = [ObjectAttributes.ETag] }, _limit.Token))).ErrorCode);
    }

    [Theory]
    [InlineData("licenses/a b+c/d.lic")]
    [InlineData("licenses/%é+x%2F.lic")]
    [InlineData("a//b/../c")]
    public async Task Key_OfAnyCharacters_IsTheOneThatIsTold(string key)
    {
        var told = new List<ObjectChange>();
        _buckets.Changed += told.Add;

        await PutAsync("12345", key: key);
        await _s3.DeleteObjectAsync(Name, key, _limit.Token);

        Assert.Equal([(ObjectChangeKind.Put, key, 5L), (ObjectChangeKind.Delete, key, null)], told.Select(change => (change.Kind, change.Key, change.Size)));
        Assert.True(string.CompareOrdinal(told[0].Sequencer.PadRight(32, '0'), told[1].Sequencer.PadRight(32, '0')) < 0);
        Assert.Empty(_buckets.Get(Name).Keys);
    }

    [Fact]
    public async Task List_ByPrefixAndDelimiter_ComesInPages()
    {
        foreach (var key in new[] { "a", "licenses/1", "licenses/2", "licenses/old/3", "licenses/old/4", "z" })
        {
            await PutAsync("x", key: key);
        }

        var request = new ListObjectsV2Request { BucketName = Name, Prefix = "licenses/", Delimiter = "/", MaxKeys = 2 };
        var first = await _s3.ListObjectsV2Async(request, _limit.Token);
        request.ContinuationToken = first.NextContinuationToken;
        var second = await _s3.ListObjectsV2Async(request, _limit.Token);

        Assert.Equal(["licenses/1", "licenses/2"], first.S3Objects.Select(found => found.Key));
        Assert.Equal(["licenses/old/"], second.CommonPrefixes);
        Assert.Equal((true, false), (first.IsTruncated, second.IsTruncated));
        Assert.Equal(["bucket"], (await _s3.ListBucketsAsync(_limit.Token)).Buckets.Select(bucket => bucket.BucketName));
    }

    [Fact]
    public async Task Bucket_WithObjects_IsNotDeleted()
    {
        await PutAsync("x");
        Assert.Equal("BucketNotEmpty", (await Assert.ThrowsAsync<AmazonS3Exception>(() => _s3.DeleteBucketAsync(Name, _limit.Token))).ErrorCode);

        await _s3.DeleteObjectAsync(Name, "k", _limit.Token);
        await _s3.DeleteBucketAsync(Name, _limit.Token);

        Assert.Empty(_buckets.All);
    }

    [Fact]
    public async Task Put_WithElevenTags_IsRefused() => Assert.Equal(
        "BadRequest",
        (await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync(
            "x", tags: [.. Enumerable.Range(0, 11).Select(number => new Tag { Key = $"{number}", Value = "" })]))).ErrorCode);

    private Task<PutObjectResponse> PutAsync(string content, string? ifMatch = null, string? ifNoneMatch = null, List<Tag>? tags = null, string key = "k") => _s3.PutObjectAsync(
        new PutObjectRequest { BucketName = Name, Key = key, ContentBody = content, IfMatch = ifMatch, IfNoneMatch = ifNoneMatch, TagSet = tags }, _limit.Token);

    private async Task<IEnumerable<(string, string)>> TagsAsync()
    {
        var answer = await _s3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = Name, Key = "k" }, _limit.Token);
        return (answer.Tagging ?? []).Select(tag => (tag.Key, tag.Value));
    }
}
