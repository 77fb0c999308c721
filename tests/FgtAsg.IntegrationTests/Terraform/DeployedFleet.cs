using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using static FgtAsg.IntegrationTests.Terraform.Deployment;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// Runs a deployment: the deployed function on the deployed bucket and table, with the settings, rules, notification and hooks that were
/// read back from moto. As moto has no lifecycle actions, the sandbox serves EC2 and Auto Scaling. Network and group are created there as
/// they were read back. The sandbox assigns other ids, so the ids of subnets and security groups are replaced in the function's settings.
/// </summary>
internal sealed partial class DeployedFleet : IAsyncDisposable
{
    private readonly Deployment _deployment;
    private readonly LocalAws _aws;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private DeployedFleet(Deployment deployment, LocalAws aws, string unpackedZip)
    {
        (_deployment, _aws) = (deployment, aws);
        var ids = MakeNetwork();
        MakeGroup(ids);
        _environment = deployment.Settings.ToDictionary(v => v.Key, v => Replace(v.Value, ids), StringComparer.Ordinal);
        S3 = aws.S3();
        DynamoDb = aws.DynamoDb();
        Function = aws.CreateFunction(_environment, host => host with
        {
            FunctionName = Text(deployment.Configuration, "FunctionName"),
            // The assembly that Lambda's bootstrap would load.
            FunctionAssembly = Path.Combine(unpackedZip, Text(deployment.Configuration, "Handler") + ".dll"),
            MemorySizeMegabytes = (int)deployment.Configuration["MemorySize"]!,
            Timeout = TimeSpan.FromSeconds((int)deployment.Configuration["Timeout"]!),
            AsynchronousRetryDelays =
            [
                .. Enumerable.Repeat(TimeSpan.FromSeconds(1), (int)deployment.InvokeConfig["MaximumRetryAttempts"]!),
            ],
        });
        aws.Cloud.EventRaised += Raised.Enqueue;
        Delivery = aws.ConnectEvents(Function, deployment.EventRules);
        aws.ConnectNotifications(Delivery, [deployment.NotificationRule]);
    }

    public Cloud Cloud => _aws.Cloud;

    public FunctionHost Function { get; }

    public EventDelivery Delivery { get; }

    /// <summary>All events, including those that no rule matches.</summary>
    public ConcurrentQueue<CloudEvent> Raised { get; } = [];

    public IAmazonS3 S3 { get; }

    public IAmazonDynamoDB DynamoDb { get; }

    public string GroupName => _deployment.Settings["asg_name"];

    public string BucketName => _deployment.Settings["s3_bucket_name"];

    public static async Task<DeployedFleet> StartAsync(
        Deployment deployment, MotoServer moto, string region, string unpackedZip, CancellationToken cancellationToken)
    {
        var cloud = new CloudOptions
        {
            Region = region,
            InstanceStartDelay = TimeSpan.Zero,
            AttachDelay = TimeSpan.FromMilliseconds(100),
            DetachDelay = TimeSpan.FromMilliseconds(100),
            TerminateDelay = TimeSpan.FromMilliseconds(100),
        };
        var aws = await MotoService.StartAwsAsync(
            new LocalAwsOptions { Cloud = cloud },
            moto,
            ["s3", "dynamodb", "route53", "sns", "states", "sts"],
            servesOthers: true,
            cancellationToken);
        try
        {
            return new DeployedFleet(deployment, aws, unpackedZip);
        }
        catch
        {
            await aws.DisposeAsync();
            throw;
        }
    }

    public Task PutLicenseFileAsync(string name, CancellationToken cancellationToken) => S3.PutObjectAsync(
        new PutObjectRequest { BucketName = BucketName, Key = _environment["license_prefix"] + name, ContentBody = LicenseText.Of(name) },
        cancellationToken);

    public Task<TrackFileState> ReadTrackFileAsync(CancellationToken cancellationToken) =>
        TrackFileReader.ReadAsync(S3, BucketName, cancellationToken);

    public Task<PoolState> ReadTableAsync(CancellationToken cancellationToken) =>
        new PoolTable(DynamoDb, _environment["dynamodb_table_name"]).ReadAsync(cancellationToken);

    /// <summary>
    /// Waits until no event is being delivered and only timeouts of hooks are due. Returns the violated invariants.
    /// </summary>
    public async Task<IReadOnlyList<string>> CheckAtRestAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var deliveries = Delivery.Records.Count;
            await Delivery.WhenIdleAsync(cancellationToken);
            Cloud.Tick();
            var isDueSoon = Cloud.NextDue is { } due && due - TimeProvider.System.GetUtcNow() < TimeSpan.FromSeconds(30);
            if (deliveries == Delivery.Records.Count && !isDueSoon)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }

        return
        [
            .. FleetInvariants.Check(Cloud, GroupName, await ReadTrackFileAsync(cancellationToken)),
            .. PoolInvariants.Check(
                FleetView.Of(Cloud, GroupName), await ReadTableAsync(cancellationToken), zone: null, PoolRules.From(_environment)),
            .. Delivery.Records.Where(r => r.Result is not { Succeeded: true })
                .Select(r => $"{r.Event.DetailType} failed: {r.Error?.Message ?? r.Result?.Attempts[^1].ErrorMessage}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        S3.Dispose();
        DynamoDb.Dispose();
        await _aws.DisposeAsync();
    }

    /// <returns>The sandbox's ids, by the ids that were read back.</returns>
    private Dictionary<string, string> MakeNetwork()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var vpc in _deployment.Vpcs)
        {
            ids[Text(vpc, "VpcId")] = Cloud.CreateVpc(Text(vpc, "CidrBlock"));
        }

        foreach (var subnet in _deployment.Subnets)
        {
            ids[Text(subnet, "SubnetId")] = Cloud.CreateSubnet(
                ids[Text(subnet, "VpcId")], Text(subnet, "AvailabilityZone"), Text(subnet, "CidrBlock"));
        }

        foreach (var group in _deployment.SecurityGroups)
        {
            ids[Text(group, "GroupId")] = Cloud.CreateSecurityGroup(ids[Text(group, "VpcId")], Text(group, "GroupName"));
        }

        return ids;
    }

    private void MakeGroup(Dictionary<string, string> ids) => Cloud.CreateAutoScalingGroup(new GroupSpecification
    {
        Name = GroupName,
        SubnetIds = [.. Text(_deployment.Group, "VPCZoneIdentifier").Split(',').Select(id => ids[id])],
        SecurityGroupIds = [.. List(_deployment.PrimaryInterface["Groups"]).Select(id => ids[id.GetValue<string>()])],
        InstanceType = Text(_deployment.LaunchTemplate, "InstanceType"),
        ImageId = Text(_deployment.LaunchTemplate, "ImageId"),
        MaxSize = (int)_deployment.Group["MaxSize"]!,
        LifecycleHooks = _deployment.Hooks,
    });

    /// <summary>Replaces the ids in a text. An id that was not read back is an error.</summary>
    private static string Replace(string text, Dictionary<string, string> ids) => IdPattern().Replace(text, id => ids[id.Value]);

    [GeneratedRegex("(subnet|sg|vpc|eni|eipalloc)-[0-9a-f]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
