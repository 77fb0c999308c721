using System.Text;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Sandbox;

/// <summary>
/// The models of S3, Route 53, SNS and Step Functions and those of moto give the same answers to the same clients over HTTP.
/// </summary>
/// <remarks>Where moto's Route 53 differs from AWS, launcher.py corrects it and describes the difference.</remarks>
public sealed class ServiceParityTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    private static readonly Dictionary<string, Func<Clients, Task<string>>> Cases = new(StringComparer.Ordinal)
    {
        ["S3: an object, its tags and its metadata"] = async on =>
        {
            var put = await on.PutAsync("k", "käse", tags: [new() { Key = "lock_id", Value = "a b+c=d" }]);
            using var got = await on.S3.GetObjectAsync(on.Name, "k");
            using var reader = new StreamReader(got.ResponseStream, Encoding.UTF8);
            var head = await on.S3.GetObjectMetadataAsync(on.Name, "k");
            return $"{await reader.ReadToEndAsync()} {got.ETag} {put.ETag} {got.TagCount} {head.ContentLength} {head.ETag} "
                + $"{await on.TagsAsync("k")}";
        },
        ["S3: tags are replaced by PutObjectTagging, and by PutObject"] = async on =>
        {
            await on.PutAsync("k", "1", tags: [new() { Key = "a", Value = "1" }]);
            await on.S3.PutObjectTaggingAsync(
                new PutObjectTaggingRequest
                {
                    BucketName = on.Name,
                    Key = "k",
                    Tagging = new() { TagSet = [new() { Key = "b", Value = "2:3" }] },
                });
            var between = await on.TagsAsync("k");
            await on.PutAsync("k", "2");
            return $"{between} then {await on.TagsAsync("k")}";
        },
        ["S3: a tag of other characters"] = on =>
            Clients.FailureAsync(() => on.PutAsync("k", "1", tags: [new() { Key = "a", Value = "<1>" }])),
        ["S3: If-Match of another content"] = async on =>
        {
            var first = await on.PutAsync("k", "1");
            await on.PutAsync("k", "2");
            return await Clients.FailureAsync(() => on.PutAsync("k", "3", ifMatch: first.ETag));
        },
        ["S3: If-Match of the content that is there"] = async on =>
        {
            var first = await on.PutAsync("k", "1");
            return (await on.PutAsync("k", "2", ifMatch: first.ETag)).ETag;
        },
        ["S3: If-Match where there is no object"] = on => Clients.FailureAsync(() => on.PutAsync("k", "1", ifMatch: "\"0\"")),
        ["S3: If-None-Match where there is an object"] = async on =>
        {
            await on.PutAsync("k", "1", ifNoneMatch: "*");
            return await Clients.FailureAsync(() => on.PutAsync("k", "2", ifNoneMatch: "*"));
        },
        ["S3: what is not there"] = async on => string.Join(
            ' ',
            await Clients.FailureAsync(() => on.S3.GetObjectAsync(on.Name, "no")),
            await Clients.FailureAsync(() => on.S3.GetObjectMetadataAsync(on.Name, "no")),
            await Clients.FailureAsync(() => on.TagsAsync("no")),
            await Clients.FailureAsync(() => on.S3.GetObjectAsync("no-such-bucket", "no")),
            (await on.S3.DeleteObjectAsync(on.Name, "no")).HttpStatusCode),
        ["S3: lists by prefix and delimiter, in pages"] = async on =>
        {
            foreach (var key in new[] { "a", "l/1", "l/2 +ü", "l/old/3", "l/old/4", "z" })
            {
                await on.PutAsync(key, key);
            }

            var pages = new List<string>();
            var request = new ListObjectsV2Request { BucketName = on.Name, Prefix = "l/", Delimiter = "/", MaxKeys = 2 };
            ListObjectsV2Response page;
            do
            {
                page = await on.S3.ListObjectsV2Async(request);
                pages.Add(
                    string.Join(
                        ',', (page.S3Objects ?? []).Select(found => $"{found.Key}={found.Size}").Concat(page.CommonPrefixes ?? [])));
                request.ContinuationToken = page.NextContinuationToken;
            }
            while (page.IsTruncated == true);
            return string.Join(" | ", pages);
        },
        ["S3: a bucket with objects is not deleted"] = async on =>
        {
            await on.PutAsync("k", "1");
            return await Clients.FailureAsync(() => on.S3.DeleteBucketAsync(on.Name));
        },
        ["Route 53: records of one name, told apart"] = async on =>
        {
            await on.ChangeAsync(("UPSERT", "fgt-1", "i-1", "10.0.0.1"), ("UPSERT", "FGT-1", "i-2", "10.0.0.2"));
            await on.ChangeAsync(("DELETE", "fgt-1", "i-1", "10.0.0.1"));
            return await on.RecordsAsync();
        },
        ["Route 53: an upsert replaces, and a batch is one"] = async on =>
        {
            await on.ChangeAsync(("UPSERT", "a", null, "10.0.0.1"));
            var failure = await Clients.FailureAsync(
                () => on.ChangeAsync(("UPSERT", "a", null, "10.0.0.9"), ("DELETE", "b", null, "10.0.0.1")));
            await on.ChangeAsync(("UPSERT", "a", null, "10.0.0.2"));
            return $"{failure} {await on.RecordsAsync()}";
        },
        ["Route 53: deleting what has another value"] = async on =>
        {
            await on.ChangeAsync(("UPSERT", "a", "i-1", "10.0.0.1"));
            return await Clients.FailureAsync(() => on.ChangeAsync(("DELETE", "a", "i-1", "10.0.0.2")));
        },
        ["Route 53: with and without an identifier"] = async on =>
        {
            await on.ChangeAsync(("UPSERT", "a", null, "10.0.0.1"));
            return await Clients.FailureAsync(() => on.ChangeAsync(("UPSERT", "a", "i-1", "10.0.0.2")));
        },
        ["Route 53: creating what is there"] = async on =>
        {
            await on.ChangeAsync(("CREATE", "a", null, "10.0.0.1"));
            return await Clients.FailureAsync(() => on.ChangeAsync(("CREATE", "a", null, "10.0.0.1")));
        },
        ["Route 53: a name of another zone"] = on => Clients.FailureAsync(() => on.Route53.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = on.ZoneId,
                ChangeBatch = Clients.Batch("example.com.", ("UPSERT", "a", null, "10.0.0.1")),
            })),
        ["Route 53: a zone that is not there"] = on => Clients.FailureAsync(() => on.Route53.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = "ZNOTTHERE",
                ChangeBatch = Clients.Batch("x.", ("UPSERT", "a", null, "10.0.0.1")),
            })),
        ["SNS: a topic that is not there"] = on => Clients.FailureAsync(() => on.Sns.PublishAsync(
            new PublishRequest { TopicArn = "arn:aws:sns:us-east-1:123456789012:no", Message = "m" })),
        ["Step Functions: a state machine that is not there"] = on => Clients.FailureAsync(() => on.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest
            {
                StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:no",
                Name = "n",
                Input = "{}",
            })),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [ToolTheory(Tools.Moto)]
    [MemberData(nameof(Names))]
    public async Task Case_ModelAndMoto_AnswerTheSame(string name)
    {
        using var limit = new CancellationTokenSource(Limit);
        await using var aws = await LocalAws.StartAsync(cancellationToken: limit.Token);
        using var model = await Clients.CreateAsync(aws.Endpoint, limit.Token);
        using var moto = await Clients.CreateAsync((await MotoServer.SharedAsync()).Endpoint, limit.Token);

        var ofModel = await Cases[name](model);
        var ofMoto = await Cases[name](moto);

        Assert.Equal(ofMoto, ofModel);
    }

    /// <summary>The clients of one endpoint, with a bucket and a zone that have unique names.</summary>
    private sealed class Clients : IDisposable
    {
        private readonly ZoneClient _zones;

        private Clients(Uri endpoint)
        {
            S3 = new AmazonS3Client(Credentials, Configure(new AmazonS3Config { ForcePathStyle = true }, endpoint));
            Route53 = new AmazonRoute53Client(Credentials, Configure(new AmazonRoute53Config(), endpoint));
            Sns = new AmazonSimpleNotificationServiceClient(Credentials, Configure(new AmazonSimpleNotificationServiceConfig(), endpoint));
            StepFunctions = new AmazonStepFunctionsClient(Credentials, Configure(new AmazonStepFunctionsConfig(), endpoint));
            _zones = new ZoneClient(endpoint);
        }

        public string Name { get; } = $"parity-{Guid.NewGuid():N}";

        public string ZoneId { get; private set; } = "";

        public AmazonS3Client S3 { get; }

        public AmazonRoute53Client Route53 { get; }

        public AmazonSimpleNotificationServiceClient Sns { get; }

        public AmazonStepFunctionsClient StepFunctions { get; }

        private string Zone => $"{Name}.internal.";

        public static async Task<Clients> CreateAsync(Uri endpoint, CancellationToken cancellationToken)
        {
            var clients = new Clients(endpoint);
            await clients.S3.PutBucketAsync(clients.Name, cancellationToken);
            clients.ZoneId = await clients._zones.CreatePrivateAsync(clients.Zone, "vpc-1", "us-east-1", cancellationToken);
            return clients;
        }

        public static ChangeBatch Batch(string zone, params (string Action, string Name, string? Id, string Address)[] changes) => new()
        {
            Changes = [.. changes.Select(change => new Change
            {
                Action = change.Action,
                ResourceRecordSet = new ResourceRecordSet
                {
                    Name = $"{change.Name}.{zone}",
                    Type = RRType.A,
                    TTL = 60,
                    SetIdentifier = change.Id,
                    MultiValueAnswer = change.Id is null ? null : true,
                    ResourceRecords = [new ResourceRecord { Value = change.Address }],
                },
            })],
        };

        public Task<PutObjectResponse> PutAsync(
            string key, string content, string? ifMatch = null, string? ifNoneMatch = null, List<Amazon.S3.Model.Tag>? tags = null) =>
            S3.PutObjectAsync(new PutObjectRequest
            {
                BucketName = Name,
                Key = key,
                ContentBody = content,
                IfMatch = ifMatch,
                IfNoneMatch = ifNoneMatch,
                TagSet = tags,
            });

        public async Task<string> TagsAsync(string key)
        {
            var answer = await S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = Name, Key = key });
            return string.Join(',', (answer.Tagging ?? []).Select(tag => $"{tag.Key}={tag.Value}"));
        }

        public Task ChangeAsync(params (string Action, string Name, string? Id, string Address)[] changes) =>
            Route53.ChangeResourceRecordSetsAsync(
                new ChangeResourceRecordSetsRequest { HostedZoneId = ZoneId, ChangeBatch = Batch(Zone, changes) });

        public async Task<string> RecordsAsync() => string.Join(
            ' ',
            (await _zones.ReadAsync(ZoneId, CancellationToken.None)).Addresses.Select(record =>
                $"{record.Name.Replace(Zone, "", StringComparison.Ordinal)}{record.Identifier}={string.Join(',', record.Values)}"));

        public static async Task<string> FailureAsync(Func<Task> call)
        {
            var failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
            return $"{failure.GetType().Name} {failure.ErrorCode} {(int)failure.StatusCode}";
        }

        public void Dispose()
        {
            S3.Dispose();
            Route53.Dispose();
            Sns.Dispose();
            StepFunctions.Dispose();
            _zones.Dispose();
        }

        private static T Configure<T>(T config, Uri endpoint)
            where T : ClientConfig
        {
            config.ServiceURL = endpoint.GetLeftPart(UriPartial.Authority);
            config.AuthenticationRegion = "us-east-1";
            config.MaxErrorRetry = 0;
            return config;
        }
    }
}
