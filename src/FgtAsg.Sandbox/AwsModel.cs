using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Route53;
using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Sns;
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.StepFunctions;
using FgtAsg.Sandbox.Sts;
using FgtAsg.Sandbox.SystemsManagement;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Sandbox;

/// <summary>
/// An in-memory AWS account with the services and operations that the function uses. There are two ways to access it: SDK clients in this
/// process (<see cref="EC2Client"/>, <see cref="S3Client"/>, ...), and HTTP (<see cref="LocalAws"/>).
/// </summary>
/// <remarks>
/// Thread-safe. Deterministic except for request ids over HTTP: the same options, clock and calls give the same responses.
/// </remarks>
public sealed class AwsModel
{
    private readonly TimeProvider _time;

    /// <param name="options">
    /// The options of the first region, with the account and the names of the other regions; null for the defaults.
    /// </param>
    /// <param name="time">A virtual clock or the real one.</param>
    /// <param name="commands">The behavior of Run Command; null for the defaults.</param>
    public AwsModel(CloudOptions? options, TimeProvider time, SystemsManagerOptions? commands = null)
    {
        options ??= new CloudOptions();
        _time = time;
        Clouds = CloudsOf(options, time);
        Cloud = Clouds[options.Region];
        Buckets = new Buckets(time);
        Tables = new Tables(time);
        HostedZones = new HostedZones(new RequestBuckets(options.RequestLimits, time));
        Topics = new Topics(options.Region, options.AccountId);
        StateMachines = new StateMachines(options.Region, options.AccountId, time);
        SystemsManager = new SystemsManager(Cloud, commands ?? new SystemsManagerOptions(), time);
        Queues = new Queues(options.Region, options.AccountId, time);
        FortiGates = new FortiGates(Cloud, time);
    }

    /// <summary>EC2 and Auto Scaling of the first region.</summary>
    public Cloud Cloud { get; }

    /// <summary>EC2 and Auto Scaling of every region, by region name.</summary>
    public IReadOnlyDictionary<string, Cloud> Clouds { get; }

    public Buckets Buckets { get; }

    public Tables Tables { get; }

    public HostedZones HostedZones { get; }

    public Topics Topics { get; }

    public StateMachines StateMachines { get; }

    public SystemsManager SystemsManager { get; }

    public Queues Queues { get; }

    /// <summary>The FortiOS of the first region's instances.</summary>
    public FortiGates FortiGates { get; }

    /// <summary>The HTTP endpoints of all services.</summary>
    internal IReadOnlyList<IServiceEndpoint> Endpoints() =>
    [
        new QueryEndpoint(QueryService.Ec2, Clouds),
        new QueryEndpoint(QueryService.AutoScaling, Clouds),
        new S3Endpoint(Buckets),
        new DynamoDbEndpoint(Tables),
        new Route53Endpoint(HostedZones, _time),
        new SnsEndpoint(Topics),
        new SqsEndpoint(Queues),
        new StepFunctionsEndpoint(StateMachines),
        new SystemsManagerEndpoint(SystemsManager),
        new StsEndpoint(Cloud.Options.AccountId),
    ];

    /// <summary>Each region is a separate cloud. It knows the names of the other regions.</summary>
    private static Dictionary<string, Cloud> CloudsOf(CloudOptions options, TimeProvider time)
    {
        List<string> regions = [options.Region, .. options.OtherRegions];
        return regions.ToDictionary(
            region => region,
            region => new Cloud(
                options with
                {
                    Region = region,
                    OtherRegions = regions.FindAll(other => other != region),
                    // Seeds of regions are far apart, because neighboring seeds give the same ids, shifted by one.
                    Seed = options.Seed + (regions.IndexOf(region) * 50_000_000),
                },
                time),
            StringComparer.Ordinal);
    }
}
