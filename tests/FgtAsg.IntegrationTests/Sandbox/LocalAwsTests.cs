using System.Net;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model.Core;
using Tag = Amazon.S3.Model.Tag;

namespace FgtAsg.IntegrationTests.Sandbox;

public sealed class LocalAwsTests : IAsyncLifetime
{
    private const string Bucket = "fleet";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(90));
    private LocalAws _aws = null!;
    private AmazonS3Client _s3 = null!;

    public async Task InitializeAsync()
    {
        _aws = await LocalAws.StartAsync(cancellationToken: _limit.Token);
        _s3 = _aws.S3();
        await _s3.PutBucketAsync(
            new PutBucketRequest { BucketName = Bucket, BucketRegionName = _aws.Cloud.Options.Region }, _limit.Token);
        _aws.Calls.Clear();
    }

    public async Task DisposeAsync()
    {
        _s3.Dispose();
        await _aws.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task S3_ObjectAndTags_RoundTripAndAreRecordedByName()
    {
        await PutAsync("hello", tags: [new Tag { Key = "lock_id", Value = "a b" }]);
        using var got = await _s3.GetObjectAsync(Bucket, "dir/a file.json", _limit.Token);
        using var reader = new StreamReader(got.ResponseStream);
        Assert.Equal("hello", await reader.ReadToEndAsync(_limit.Token));
        var tags = await _s3.GetObjectTaggingAsync(
            new GetObjectTaggingRequest { BucketName = Bucket, Key = "dir/a file.json" }, _limit.Token);
        Assert.Equal("a b", Assert.Single(tags.Tagging).Value);
        await _s3.PutObjectTaggingAsync(new PutObjectTaggingRequest
        {
            BucketName = Bucket,
            Key = "dir/a file.json",
            Tagging = new Tagging { TagSet = [new Tag { Key = "lock_id", Value = "" }] },
        }, _limit.Token);
        await _s3.GetObjectMetadataAsync(Bucket, "dir/a file.json", _limit.Token);
        await _s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket }, _limit.Token);
        await _s3.DeleteObjectAsync(Bucket, "dir/a file.json", _limit.Token);

        Assert.Equal(
            [
                "PutObject", "GetObject", "GetObjectTagging", "PutObjectTagging", "HeadObject", "ListObjectsV2", "DeleteObject",
            ],
            _aws.Calls.Snapshot().Select(call => call.Action));
        Assert.All(_aws.Calls.Snapshot(), call => Assert.Equal(("s3", null), (call.Service, call.ErrorCode)));
        Assert.Equal($"{Bucket}/dir/a file.json", _aws.Calls.Snapshot()[0].Resource);
    }

    [Fact]
    public async Task S3_TwentyWritersWithIfMatch_ExactlyOneWinsEachRound()
    {
        var etag = (await PutAsync("start")).ETag;
        for (var round = 0; round < 5; round++)
        {
            var current = etag;
            var writes = await Task.WhenAll(Enumerable.Range(0, 20).Select(writer =>
                AttemptAsync(() => PutAsync($"round {round} writer {writer}", ifMatch: current))));

            var won = Assert.Single(writes, write => write.Response is not null);
            Assert.All(writes.Where(write => write != won), write => Assert.Equal("PreconditionFailed", write.ErrorCode));
            etag = won.Response!.ETag;
            using var stored = await _s3.GetObjectAsync(Bucket, "dir/a file.json", _limit.Token);
            Assert.Equal(etag, stored.ETag);
        }
    }

    [Fact]
    public async Task DynamoDb_TwentyConditionalClaims_ExactlyOneWins()
    {
        using var dynamoDb = _aws.DynamoDb();
        const string table = "pool";
        _aws.Model.Tables.Create(table);

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(async claimant =>
        {
            try
            {
                await dynamoDb.UpdateItemAsync(new UpdateItemRequest
                {
                    TableName = table,
                    Key = new Dictionary<string, AttributeValue> { ["Category"] = new("license#1") },
                    UpdateExpression = "SET InstanceId = :i",
                    ConditionExpression = "attribute_not_exists(InstanceId)",
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":i"] = new($"i-{claimant}") },
                }, _limit.Token);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        }));

        Assert.Single(claims, won => won);
        var recorded = _aws.Calls.Snapshot().Where(call => call.Action == "UpdateItem").ToList();
        Assert.Equal(20, recorded.Count);
        Assert.All(recorded, call => Assert.Equal(("dynamodb", table), (call.Service, call.Resource)));
        Assert.Equal(19, recorded.Count(call => call.ErrorCode == "ConditionalCheckFailedException"));
    }

    [Fact]
    public async Task RealTime_InstanceStarts_WithoutAnyCall()
    {
        await using var quick = await LocalAws.StartAsync(
            new LocalAwsOptions { Cloud = new CloudOptions { InstanceStartDelay = TimeSpan.FromMilliseconds(300) } }, _limit.Token);
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        quick.Cloud.EventRaised += cloudEvent =>
        {
            if (cloudEvent.Detail.Contains("\"running\"", StringComparison.Ordinal))
            {
                running.TrySetResult();
            }
        };

        quick.Cloud.RunInstance(quick.Cloud.CreateSubnet(quick.Cloud.CreateVpc("10.0.0.0/16"), "eu-central-1a", "10.0.1.0/24"));

        await running.Task.WaitAsync(_limit.Token);
    }

    [Fact]
    public async Task LoseResponse_OfAConditionalPut_TakesEffectAndTheRetrySeesItsOwnWrite()
    {
        _aws.Faults.Add("s3", "PutObject", FaultEffect.LoseResponse);
        using var s3 = _aws.S3(retries: 1);

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket, Key = "k", ContentBody = "mine", IfNoneMatch = "*" }, _limit.Token));

        Assert.Equal(HttpStatusCode.PreconditionFailed, exception.StatusCode);
        Assert.Equal(
            [(200, "LoseResponse"), (412, null)], _aws.Calls.Snapshot().Select(call => (call.StatusCode, call.Fault)));
    }

    [Fact]
    public async Task Throttle_EachOfficialClient_UnderstandsIt()
    {
        _aws.Faults.Add(new FaultRule { Effect = FaultEffect.Throttle() });
        using var dynamoDb = _aws.DynamoDb();
        using var ec2 = _aws.Ec2();
        using var autoScaling = _aws.AutoScaling();

        Assert.Equal("SlowDown", await CodeAsync(() => _s3.GetObjectAsync(Bucket, "k", _limit.Token)));
        Assert.Equal("ProvisionedThroughputExceededException", await CodeAsync(() => dynamoDb.ListTablesAsync(_limit.Token)));
        Assert.Equal(
            "RequestLimitExceeded",
            await CodeAsync(() => ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest(), _limit.Token)));
        Assert.Equal("Throttling", await CodeAsync(() => autoScaling.DescribeAutoScalingGroupsAsync(
            new Amazon.AutoScaling.Model.DescribeAutoScalingGroupsRequest(), _limit.Token)));
    }

    [Fact]
    public async Task ClientEnvironment_NamesEndpointRegionAndKeys()
    {
        await using var other = await LocalAws.StartAsync(cancellationToken: _limit.Token);

        Assert.NotEqual(_aws.Endpoint, other.Endpoint);
        Assert.Equal($"http://127.0.0.1:{other.Endpoint.Port}", other.ClientEnvironment["AWS_ENDPOINT_URL"]);
        Assert.Equal("eu-central-1", other.ClientEnvironment["AWS_REGION"]);
        await using var function = other.CreateFunction(new Dictionary<string, string> { ["asg_name"] = "fleet" });
        Assert.Equal("fleet", function.Options.Environment["asg_name"]);
        Assert.Equal(other.ClientEnvironment["AWS_ENDPOINT_URL"], function.Options.Environment["AWS_ENDPOINT_URL"]);
    }

    private Task<PutObjectResponse> PutAsync(string body, string? ifMatch = null, string? ifNoneMatch = null, List<Tag>? tags = null) =>
        _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = Bucket,
            Key = "dir/a file.json",
            InputStream = new MemoryStream(Encoding.UTF8.GetBytes(body)),
            IfMatch = ifMatch,
            IfNoneMatch = ifNoneMatch,
            TagSet = tags ?? [],
        }, _limit.Token);

    private static async Task<(PutObjectResponse? Response, string? ErrorCode)> AttemptAsync(Func<Task<PutObjectResponse>> write)
    {
        try
        {
            return (await write(), null);
        }
        catch (AmazonS3Exception exception)
        {
            return (null, exception.ErrorCode);
        }
    }

    private static async Task<string> CodeAsync(Func<Task> call) =>
        (await Assert.ThrowsAnyAsync<AmazonServiceException>(call)).ErrorCode;
}
