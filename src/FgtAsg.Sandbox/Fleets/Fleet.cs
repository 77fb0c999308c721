using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>A VPC, a bucket, a table, a group with its hooks, and the built function that receives the group's events.</summary>
public sealed class Fleet : IAsyncDisposable
{
    public const string TrackFileKey = "intf_track.json";

    /// <summary>What comes later than this is a hook's time-out: nobody is at work any more.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(30);

    private readonly ForeignResources _foreign;

    private Fleet(LocalAws aws, FleetOptions options, FleetNetwork network, IAmazonS3 s3, string bucketName)
    {
        Aws = aws;
        _foreign = ForeignResources.Create(aws.Cloud, network.Subnets["trust"].Values.First());
        Options = options;
        Network = network;
        S3 = s3;
        BucketName = bucketName;
        FunctionEnvironment = EnvironmentOf(options, network, bucketName);
        Function = aws.CreateFunction(FunctionEnvironment, host => host with
        {
            FunctionName = options.GroupName,
            FunctionAssembly = options.FunctionAssembly ?? host.FunctionAssembly,
            MaxConcurrency = options.MaxConcurrency,
            Timeout = options.FunctionTimeout,
            AsynchronousRetryDelays = options.RetryDelays,
        });
        Delivery = aws.ConnectEvents(Function, EventRule.ForGroup(options.GroupName), options.AutomaticDelivery);
    }

    public LocalAws Aws { get; }

    public Cloud Cloud => Aws.Cloud;

    public FleetOptions Options { get; }

    public FleetNetwork Network { get; }

    public IAmazonS3 S3 { get; }

    public string BucketName { get; }

    public string TableName => $"{Options.GroupName}-pools";

    public FunctionHost Function { get; }

    public EventDelivery Delivery { get; }

    public IReadOnlyDictionary<string, string> FunctionEnvironment { get; }

    public static async Task<Fleet> CreateAsync(LocalAws aws, FleetOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aws);
        ArgumentNullException.ThrowIfNull(options);
        var network = FleetNetwork.Create(aws.Cloud, options.ZoneSuffixes);
        var credentials = new BasicAWSCredentials(aws.ClientEnvironment["AWS_ACCESS_KEY_ID"], aws.ClientEnvironment["AWS_SECRET_ACCESS_KEY"]);
        var s3 = new AmazonS3Client(
            credentials,
            new AmazonS3Config { ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = aws.Cloud.Options.Region, ForcePathStyle = true });
        // Buckets may live in a moto that other sandboxes share.
        var bucketName = $"{options.GroupName}-{Guid.NewGuid():N}"[..Math.Min(63, options.GroupName.Length + 13)];
        var region = aws.Cloud.Options.Region;
        // S3 takes every region's name but that of its first one.
        await s3.PutBucketAsync(
            new PutBucketRequest { BucketName = bucketName, BucketRegionName = region == "us-east-1" ? null : region }, cancellationToken);
        var fleet = new Fleet(aws, options, network, s3, bucketName);
        await fleet.CreateTableAsync(credentials, cancellationToken);
        aws.Cloud.CreateAutoScalingGroup(new GroupSpecification
        {
            Name = options.GroupName,
            SubnetIds = [.. network.Subnets["untrust"].Values],
            SecurityGroupIds = [network.SecurityGroupId],
            LifecycleHooks = options.Hooks,
        });
        return fleet;
    }

    /// <summary>Starts instances at once; their launch events go to the function.</summary>
    public IReadOnlyList<string> Launch(int count) => Cloud.LaunchInstances(Options.GroupName, count);

    public IEnumerable<CloudGroupMember> Members => Cloud.Groups.Single(g => g.Name == Options.GroupName).Members;

    /// <summary>
    /// Waits until nothing happens any more: no event is being delivered, and no instance changes by itself soon. A lifecycle action that the
    /// function gave no result for is then still waiting for its time-out.
    /// </summary>
    public async Task WhenAtRestAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var deliveries = Delivery.Records.Count;
            await Delivery.WhenIdleAsync(cancellationToken);
            Cloud.Tick();
            var nothingIsDue = Cloud.NextDue is not { } due || due - TimeProvider.System.GetUtcNow() > Horizon;
            if (nothingIsDue && deliveries == Delivery.Records.Count)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    public async Task<TrackFileState> ReadTrackFileAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await S3.GetObjectAsync(new GetObjectRequest { BucketName = BucketName, Key = TrackFileKey }, cancellationToken);
            var content = await JsonNode.ParseAsync(response.ResponseStream, cancellationToken: cancellationToken);
            var tags = await S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = BucketName, Key = TrackFileKey }, cancellationToken);
            return new TrackFileState(content?.AsObject(), TagOf(tags, "lock_id"), TagOf(tags, "lock_expires"));
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
        {
            return new TrackFileState(Content: null, LockOwner: null, LockExpires: null);
        }
    }

    /// <inheritdoc cref="FleetInvariants.Check"/>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => Check(await ReadTrackFileAsync(cancellationToken));

    /// <inheritdoc cref="FleetInvariants.Check"/>
    public IReadOnlyList<string> Check(TrackFileState trackFile) =>
        [.. FleetInvariants.Check(Cloud, Options.GroupName, trackFile), .. _foreign.Changes()];

    public async ValueTask DisposeAsync()
    {
        await Function.DisposeAsync();
        S3.Dispose();
    }

    private static string? TagOf(GetObjectTaggingResponse tags, string key) => tags.Tagging?.Find(t => t.Key == key)?.Value;

    private static Dictionary<string, string> EnvironmentOf(FleetOptions options, FleetNetwork network, string bucketName)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["asg_name"] = options.GroupName,
            ["s3_bucket_name"] = bucketName,
            ["network_interfaces"] = options.NetworkInterfaces?.Invoke(network) ?? network.ToInterfaceSettings(),
        };
        foreach (var (name, value) in options.Environment)
        {
            environment[name] = value;
        }

        return environment;
    }

    private async Task CreateTableAsync(AWSCredentials credentials, CancellationToken cancellationToken)
    {
        using var dynamoDb = new AmazonDynamoDBClient(
            credentials, new AmazonDynamoDBConfig { ServiceURL = Aws.Endpoint.ToString(), AuthenticationRegion = Cloud.Options.Region });
        try
        {
            await dynamoDb.CreateTableAsync(
                new CreateTableRequest
                {
                    TableName = TableName,
                    BillingMode = BillingMode.PAY_PER_REQUEST,
                    AttributeDefinitions =
                    [
                        new AttributeDefinition("Category", ScalarAttributeType.S),
                        new AttributeDefinition("Pool", ScalarAttributeType.S),
                        new AttributeDefinition("AvailableSince", ScalarAttributeType.S),
                    ],
                    KeySchema = [new KeySchemaElement("Category", KeyType.HASH)],
                    GlobalSecondaryIndexes =
                    [
                        new GlobalSecondaryIndex
                        {
                            IndexName = "available",
                            KeySchema = [new KeySchemaElement("Pool", KeyType.HASH), new KeySchemaElement("AvailableSince", KeyType.RANGE)],
                            Projection = new Projection { ProjectionType = ProjectionType.ALL },
                        },
                    ],
                },
                cancellationToken);
        }
        catch (ResourceInUseException)
        {
            // Another sandbox on the same moto made it: a table is a table.
            return;
        }
    }
}
