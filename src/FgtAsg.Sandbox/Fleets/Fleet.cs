using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>A VPC, a bucket, a table, a group with its hooks, and the built function that receives the group's events.</summary>
public sealed class Fleet : IAsyncDisposable
{
    public const string TrackFileKey = TrackFileReader.Key;

    /// <summary>A change that is due later than this is a hook's timeout. The fleet counts as being at rest.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(30);

    private readonly ForeignResources _foreign;
    private readonly ZoneClient _zones;

    private Fleet(
        LocalAws aws,
        FleetOptions options,
        FleetNetwork network,
        AWSCredentials credentials,
        string suffix,
        ZoneClient zones,
        string? zoneId,
        IReadOnlyDictionary<string, string> recycling)
    {
        Aws = aws;
        _foreign = ForeignResources.Create(aws.Cloud, network.Subnets["trust"].Values.First());
        _zones = zones;
        Options = options;
        Network = network;
        ZoneId = zoneId;
        S3 = new AmazonS3Client(credentials, Configure(new AmazonS3Config { ForcePathStyle = true }, aws));
        DynamoDb = new AmazonDynamoDBClient(credentials, Configure(new AmazonDynamoDBConfig(), aws));
        BucketName = $"{options.GroupName}-{suffix}"[..Math.Min(63, options.GroupName.Length + 13)];
        TableName = $"{options.GroupName}-pools-{suffix[..12]}";
        FunctionEnvironment = FleetEnvironment.Of(options, network, BucketName, TableName, zoneId, recycling);
        Function = aws.CreateFunction(FunctionEnvironment, host => host with
        {
            FunctionName = options.GroupName,
            FunctionAssembly = options.FunctionAssembly ?? host.FunctionAssembly,
            MaxConcurrency = options.MaxConcurrency,
            Timeout = options.FunctionTimeout,
            AsynchronousRetryDelays = options.RetryDelays,
        });
        Delivery = aws.ConnectEvents(
            Function,
            [
                .. EventRule.ForGroup(options.GroupName, FollowsRunning),
                .. options.RecycleTags is null ? [] : new[] { EventRule.ForUpdatesOf(options.GroupName) },
            ],
            options.AutomaticDelivery);
        aws.ConnectNotifications(
            Delivery, [new S3NotificationRule { Bucket = BucketName, KeyPrefix = LicensePrefix, Form = options.NotificationForm }]);
    }

    public LocalAws Aws { get; }

    public Cloud Cloud => Aws.Cloud;

    public FleetOptions Options { get; }

    public FleetNetwork Network { get; }

    public IAmazonS3 S3 { get; }

    public string BucketName { get; }

    public IAmazonDynamoDB DynamoDb { get; }

    public string TableName { get; }

    /// <summary>The hosted zone's id; null if the fleet has no DNS.</summary>
    public string? ZoneId { get; }

    public FunctionHost Function { get; }

    public EventDelivery Delivery { get; }

    public IReadOnlyDictionary<string, string> FunctionEnvironment { get; }

    public static async Task<Fleet> CreateAsync(LocalAws aws, FleetOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aws);
        ArgumentNullException.ThrowIfNull(options);
        var network = FleetNetwork.Create(aws.Cloud, options.ZoneSuffixes);
        var region = aws.Cloud.Options.Region;
        var zones = new ZoneClient(aws.Endpoint);
        var zoneId = options.DnsZoneName is { } zone
            ? await zones.CreatePrivateAsync(zone, network.VpcId, region, cancellationToken)
            : null;
        var credentials = new BasicAWSCredentials(
            aws.ClientEnvironment["AWS_ACCESS_KEY_ID"], aws.ClientEnvironment["AWS_SECRET_ACCESS_KEY"]);

        // Buckets and tables may be on another server and shared with other fleets, so their names are unique.
        var suffix = $"{Guid.NewGuid():N}";
        var recycling = CreateRecycling(aws, options);
        var fleet = new Fleet(aws, options, network, credentials, suffix, zones, zoneId, recycling);

        // S3 accepts the name of every region except us-east-1.
        await fleet.S3.PutBucketAsync(
            new PutBucketRequest { BucketName = fleet.BucketName, BucketRegionName = region == "us-east-1" ? null : region },
            cancellationToken);
        await new PoolTable(fleet.DynamoDb, fleet.TableName).CreateAsync(cancellationToken);
        aws.Cloud.CreateAutoScalingGroup(options.Group(new GroupSpecification
        {
            Name = options.GroupName,
            SubnetIds = [.. network.Subnets["untrust"].Values],
            SecurityGroupIds = [network.SecurityGroupId],
            LifecycleHooks = options.Hooks,
            LaunchTemplate = options.RecycleTags is null
                ? null
                : new LaunchTemplateReference(options.GroupName, LaunchTemplateReference.Latest),
        }));
        if (options.RecycleTags is { } tags)
        {
            aws.Cloud.SetGroupTags(options.GroupName, tags);
        }

        return fleet;
    }

    /// <summary>Creates the additional resources of a fleet that is recycled, and returns the function's variables for them.</summary>
    private static Dictionary<string, string> CreateRecycling(LocalAws aws, FleetOptions options)
    {
        if (options.RecycleTags is null)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        aws.Cloud.CreateLaunchTemplate(options.GroupName);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["recycle_state_machine_arn"] = aws.Model.StateMachines.Create($"{options.GroupName}-recycle"),
            ["recycle_topic_arn"] = aws.Model.Topics.Create($"{options.GroupName}-recycle"),
            ["recycle_poll_seconds"] = "1",
        };
    }

    /// <summary>Launches instances at once. The function receives their launch events.</summary>
    public IReadOnlyList<string> Launch(int count) => Cloud.LaunchInstances(Options.GroupName, count);

    public IEnumerable<CloudGroupMember> Members => Cloud.Groups.Single(g => g.Name == Options.GroupName).Members;

    /// <summary>
    /// Waits until the fleet is at rest: no event is being delivered, and no instance is about to change. A lifecycle action without a
    /// result from the function may still be waiting for its timeout.
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

    public Task<TrackFileState> ReadTrackFileAsync(CancellationToken cancellationToken) =>
        TrackFileReader.ReadAsync(S3, BucketName, cancellationToken);

    /// <summary>Puts a license file into the bucket, as an operator does. The function is notified.</summary>
    /// <param name="name">Without the prefix, such as <c>FGVM04TM23000001.lic</c>.</param>
    /// <param name="content">The content of the file.</param>
    public Task PutLicenseFileAsync(string name, string content, CancellationToken cancellationToken) => S3.PutObjectAsync(
        new PutObjectRequest { BucketName = BucketName, Key = LicensePrefix + name, ContentBody = content }, cancellationToken);

    /// <summary>Removes a license file from the bucket. The function is notified.</summary>
    public Task DeleteLicenseFileAsync(string name, CancellationToken cancellationToken) => S3.DeleteObjectAsync(
        new DeleteObjectRequest { BucketName = BucketName, Key = LicensePrefix + name }, cancellationToken);

    /// <summary>Reads the objects in the license folder of the bucket. The bucket may be on another server.</summary>
    public async Task<IReadOnlyList<LicenseObject>> ReadLicenseFilesAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string Key, string Text)>();
        var all = new ListObjectsV2Request { BucketName = BucketName, Prefix = LicensePrefix };
        var listed = await S3.ListObjectsV2Async(all, cancellationToken);
        foreach (var stored in listed.S3Objects ?? [])
        {
            using var response = await S3.GetObjectAsync(BucketName, stored.Key, cancellationToken);
            using var reader = new StreamReader(response.ResponseStream);
            found.Add((stored.Key, await reader.ReadToEndAsync(cancellationToken)));
        }

        return LicenseObject.Of(found, LicensePrefix);
    }

    /// <summary>
    /// Terminates an instance as the EC2 console does, without its group: no lifecycle hook runs, and there are only state-change events.
    /// </summary>
    public void TerminateInConsole(string instanceId) => Cloud.TerminateInstance(instanceId);

    /// <summary>
    /// Moves all past events of the fleet further into the past, in EC2 and in the table. A sweep ignores young resources, so a test can
    /// avoid waiting. Do not call it while the function is running.
    /// </summary>
    public async Task AgeAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        Cloud.Age(by);
        await new PoolTable(DynamoDb, TableName).AgeAsync(by, cancellationToken);
        // Describe calls show the change only after this delay.
        await Task.Delay(Cloud.Options.VisibilityDelay, TimeProvider.System, cancellationToken);
    }

    /// <summary>EventBridge's scheduled event that starts a sweep of the function in the deployment.</summary>
    public CloudEvent ScheduledEvent() => new()
    {
        Id = Guid.NewGuid().ToString(),
        Source = "aws.events",
        DetailType = "Scheduled Event",
        Time = TimeProvider.System.GetUtcNow(),
        AccountId = Cloud.Options.AccountId,
        Region = Cloud.Options.Region,
        Resources = [$"arn:aws:events:{Cloud.Options.Region}:{Cloud.Options.AccountId}:rule/{Options.GroupName}-sweep"],
        Detail = "{}",
    };

    /// <summary>Delivers the scheduled event, with Lambda's retries.</summary>
    public Task<EventDeliveryRecord> SweepAsync(CancellationToken cancellationToken) =>
        Delivery.DeliverAsync(ScheduledEvent(), cancellationToken);

    /// <summary>Reads the table with all its items.</summary>
    /// <exception cref="FormatException">An item does not have the function's format.</exception>
    public Task<PoolState> ReadTableAsync(CancellationToken cancellationToken) =>
        new PoolTable(DynamoDb, TableName).ReadAsync(cancellationToken);

    /// <summary>Reads the hosted zone with all its records; null if the fleet has no DNS.</summary>
    public async Task<ZoneState?> ReadZoneAsync(CancellationToken cancellationToken) =>
        ZoneId is null ? null : await _zones.ReadAsync(ZoneId, cancellationToken);

    /// <summary>Checks all invariants: the track file against EC2, and the pools, the table and DNS.</summary>
    /// <returns>A sentence for each violation; empty if there is none.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        var pools = await ReadTableAsync(cancellationToken);
        return
        [
            .. Check(await ReadTrackFileAsync(cancellationToken)),
            .. PoolInvariants.Check(
                FleetView.Of(Cloud, Options.GroupName), pools, await ReadZoneAsync(cancellationToken), PoolRules.From(FunctionEnvironment)),
            .. LicenseInvariants.Check(pools, await ReadLicenseFilesAsync(cancellationToken)),
        ];
    }

    /// <inheritdoc cref="FleetInvariants.Check"/>
    public IReadOnlyList<string> Check(TrackFileState trackFile) =>
        [.. FleetInvariants.Check(Cloud, Options.GroupName, trackFile), .. _foreign.Changes()];

    public async ValueTask DisposeAsync()
    {
        await Function.DisposeAsync();
        S3.Dispose();
        DynamoDb.Dispose();
        _zones.Dispose();
    }

    private bool FollowsRunning =>
        FunctionEnvironment.ContainsKey("start_command_document") || FunctionEnvironment.ContainsKey("running_topic_arn");

    private string LicensePrefix => Options.Environment.GetValueOrDefault("license_prefix") ?? "licenses/";

    private static T Configure<T>(T config, LocalAws aws)
        where T : ClientConfig
    {
        config.ServiceURL = aws.Endpoint.ToString();
        config.AuthenticationRegion = aws.Cloud.Options.Region;
        return config;
    }
}
