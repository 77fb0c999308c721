using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Route53;
using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Sns;
using FgtAsg.Sandbox.SystemsManagement;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Simulation.World;

/// <summary>
/// A group of firewalls in the model of EC2 and Auto Scaling, a bucket, and the function wired as <c>Program</c> does it. A firewall has
/// the launch template's interface, <c>external</c> (index 1, with an Elastic IP) and <c>internal</c> (index 2).
/// </summary>
internal sealed class SimulatedFleet
{
    public const string GroupName = "fleet";
    public const string BucketName = "fleet-bucket";
    public const string TableName = "fleet-table";
    public const string ZoneName = "fw.example.internal";
    public const string TrackKey = "intf_track.json";
    public const string LaunchHook = "EC2 Instance-launch Lifecycle Action";
    public const string TerminateHook = "EC2 Instance-terminate Lifecycle Action";
    public const string LaunchHookName = "launch";
    public const string TerminateHookName = "terminate";
    public const string ManagementGroup = "sg-0123456789abcdef0";

    private readonly TimeProvider _time;
    private readonly Queue<CloudEvent> _pending = new();

    /// <param name="time">The clock of the model and of the function.</param>
    /// <param name="cloudOptions">The model's; null for its defaults.</param>
    /// <param name="licenses">How many there are, and hostnames too.</param>
    /// <param name="hook">What both hooks are like, besides their names and transitions; null for the defaults.</param>
    /// <param name="table">The table's model; null for its defaults.</param>
    /// <param name="hostnames">How many there are, where not as many as licenses.</param>
    /// <param name="subnetBits">The length of the subnets' prefixes: 24 for some 250 addresses in each, 20 for some 4,000.</param>
    /// <param name="othersHooks">Hooks of the group that somebody else completes.</param>
    public SimulatedFleet(
        TimeProvider time,
        CloudOptions? cloudOptions = null,
        int licenses = 40,
        Func<LifecycleHookSpecification, LifecycleHookSpecification>? hook = null,
        TableModelOptions? table = null,
        int? hostnames = null,
        int subnetBits = 24,
        IReadOnlyList<LifecycleHookSpecification>? othersHooks = null)
    {
        _time = time;
        hook ??= same => same;
        Aws = new AwsModel(cloudOptions, time);
        Bucket = Aws.Buckets.Create(BucketName);
        Zone = Aws.HostedZones.Create(ZoneName, isPrivate: true);
        Table = Aws.Tables.Create(TableName, table);
        PoolSeed.PutLicenses(Table, Bucket, licenses, time.GetUtcNow());
        PoolSeed.Put(Table, "hostname", hostnames ?? licenses, time.GetUtcNow());
        var vpc = Cloud.CreateVpc("10.0.0.0/16");
        GroupSubnet = Cloud.CreateSubnet(vpc, "eu-central-1a", $"10.0.0.0/{subnetBits}");
        ExternalSubnet = Cloud.CreateSubnet(vpc, "eu-central-1a", subnetBits == 24 ? "10.0.1.0/24" : $"10.0.64.0/{subnetBits}");
        InternalSubnet = Cloud.CreateSubnet(vpc, "eu-central-1a", subnetBits == 24 ? "10.0.2.0/24" : $"10.0.128.0/{subnetBits}");
        SecurityGroup = Cloud.CreateSecurityGroup(vpc, "firewalls");
        Cloud.CreateAutoScalingGroup(new GroupSpecification
        {
            Name = GroupName,
            SubnetIds = [GroupSubnet],
            SecurityGroupIds = [SecurityGroup],
            LifecycleHooks =
            [
                hook(new LifecycleHookSpecification { Name = LaunchHookName, Transition = LifecycleTransitions.Launching }),
                hook(new LifecycleHookSpecification { Name = TerminateHookName, Transition = LifecycleTransitions.Terminating }),
                .. othersHooks ?? [],
            ],
        });
        Options = FleetSettings.Read(NetworkInterfaces(), Zone.Id);
        Cloud.EventRaised += _pending.Enqueue;
    }

    /// <summary>The account.</summary>
    public AwsModel Aws { get; }

    /// <summary>The group's region.</summary>
    public Cloud Cloud => Aws.Cloud;

    public Bucket Bucket { get; }

    /// <summary>The table of licenses, hostnames and instance records.</summary>
    public TableModel Table { get; }

    public HostedZone Zone { get; }

    public SystemsManager SystemsManager => Aws.SystemsManager;

    public FunctionOptions Options { get; private set; }

    public string GroupSubnet { get; }

    public string ExternalSubnet { get; }

    public string InternalSubnet { get; }

    public string SecurityGroup { get; }

    /// <summary>Gets whatever the functions log.</summary>
    public TextWriter Log { get; init; } = new StringWriter();

    public string Logged => Log.ToString() ?? "";

    /// <summary>The functions' environment, as far as Lambda's runtime reads it.</summary>
    public Variables Variables { get; init; } = new();

    /// <summary>How long Lambda gives an invocation.</summary>
    public TimeSpan InvocationTime { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan Now => _time.GetUtcNow() - VirtualClock.Start;

    public IEnumerable<CloudNetworkInterface> OwnInterfaces => Cloud.NetworkInterfaces.Where(i => i.Tags.ContainsKey("fgt-asg:group"));

    public IEnumerable<CloudAddress> OwnAddresses => Cloud.Addresses.Where(a => a.Tags.ContainsKey("fgt-asg:group"));

    /// <summary>The <c>network_interfaces</c> variable, with more options for the interface <c>external</c>.</summary>
    public string NetworkInterfaces(string external = "\"enable_public_ip\": true", string more = "") =>
        FleetSettings.NetworkInterfaces(ExternalSubnet, InternalSubnet, SecurityGroup, external, more);

    public void Configure(string networkInterfaces) => Options = FleetSettings.Read(networkInterfaces, Zone.Id);

    public void Configure(Func<FunctionOptions, FunctionOptions> change) => Options = change(Options);

    /// <summary>The key of a license's file.</summary>
    public string LicenseKey(string id) => $"{Options.Licenses.Prefix}{id}.lic";

    /// <summary>Functions that are started from now on name firewalls so in their tags.</summary>
    public void NameInTags(HostnameForm form) => Configure(options => options with { Hostnames = options.Hostnames with { Tags = form } });

    /// <summary>A function process of its own: two of them are two deliveries at once.</summary>
    /// <param name="gate">What its calls go through; null for nothing in their way.</param>
    /// <param name="seed">Of its dice: real processes throw dice of their own.</param>
    /// <param name="time">The clock as this process sees it; null for the fleet's.</param>
    /// <param name="gateIn">What its calls of EC2 in another region go through; null for the gate of all.</param>
    public Function StartFunction(ICallGate? gate = null, int seed = 1, TimeProvider? time = null, Func<string, ICallGate>? gateIn = null)
    {
        gate ??= new CallGate();
        gateIn ??= _ => gate;
        time ??= _time;
        return CompositionRoot.Create(
            Options,
            new ServiceClients(
                new Lazy<IAmazonEC2>(() => new EC2Client(Cloud, gate)),
                new AutoScalingClient(Cloud, gate),
                new Lazy<IAmazonS3>(() => new S3Client(Aws.Buckets, gate)),
                new Lazy<IAmazonDynamoDB>(() => new DynamoDbClient(Table, gate)),
                new Lazy<IAmazonRoute53>(() => new Route53Client(Aws.HostedZones, gate)),
                new Lazy<IAmazonSimpleSystemsManagement>(() => new SystemsManagerClient(SystemsManager, gate)),
                new Lazy<IAmazonSimpleNotificationService>(() => new SnsClient(Aws.Topics, gate)),
                NotSimulated<IAmazonStepFunctions>())
            {
                EC2In = region => new EC2Client(Aws.Clouds[region], region == Cloud.Options.Region ? gate : gateIn(region)),
            },
            LambdaLogging.Create(Variables, Log, time),
            time,
            new Random(seed));
    }

    /// <summary>One invocation, and the JSON that it answers.</summary>
    public async Task<string> InvokeAsync(Function function, string json)
    {
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes(json));
        await using var answer = await function.HandleAsync(payload, new FakeLambdaContext(_time, InvocationTime));
        using var reader = new StreamReader(answer);
        return await reader.ReadToEndAsync();
    }

    public async Task<ResultDocument> AskAsync(string json, CallGate? gate = null, int seed = 1) =>
        JsonSerializer.Deserialize(await InvokeAsync(StartFunction(gate, seed), json), ResultJsonContext.Default.ResultDocument)!;

    /// <summary>As Lambda's asynchronous invoke delivers an event: twice more after an error.</summary>
    public async Task<Exception?> DeliverAsync(string json, CallGate? gate = null)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await InvokeAsync(StartFunction(gate), json);
                return null;
            }
            catch (Exception e) when (e is IncompleteException or Amazon.Runtime.AmazonServiceException or OutOfTimeException)
            {
                last = e;
            }
        }

        return last;
    }

    /// <summary>Starts one instance.</summary>
    /// <returns>Its id, and its launch hook's event.</returns>
    public (string InstanceId, string Event) Launch()
    {
        var id = Cloud.LaunchInstances(GroupName)[0];
        return (id, Take(LaunchHook, id));
    }

    /// <summary>A firewall in service, and nothing pending.</summary>
    public async Task<string> LaunchToServiceAsync()
    {
        var (id, launch) = Launch();
        var answer = await AskAsync(launch);
        if (answer.Status != ResultStatus.Completed)
        {
            throw new InvalidOperationException($"{id} did not come into service: {answer.Status}, {answer.Reason}");
        }

        await SettleAsync();
        return id;
    }

    /// <summary>Ends an instance by way of its group.</summary>
    /// <returns>Its terminate hook's event.</returns>
    public string Terminate(string instanceId)
    {
        Cloud.TerminateInstanceInGroup(instanceId);
        return Take(TerminateHook, instanceId);
    }

    /// <summary>Has EC2 keep a firewall's interfaces when it ends, as it does with those whose launch died before the setting.</summary>
    public async Task KeepInterfacesAsync(string instanceId)
    {
        foreach (var own in OwnInterfaces.Where(i => i.Attachment?.InstanceId == instanceId).ToList())
        {
            await Cloud.EC2.ModifyNetworkInterfaceAttributeAsync(new()
            {
                NetworkInterfaceId = own.Id,
                Attachment = new() { AttachmentId = own.Attachment!.Id, DeleteOnTermination = false },
            });
        }
    }

    /// <summary>Takes the oldest event of this kind that is not delivered yet.</summary>
    public string Take(string detailType, string instanceId)
    {
        Cloud.Tick();
        var found = _pending.First(e => e.DetailType == detailType && e.Detail.Contains(instanceId, StringComparison.Ordinal));
        var others = _pending.Where(e => e != found).ToList();
        _pending.Clear();
        others.ForEach(_pending.Enqueue);
        return found.ToJson();
    }

    /// <summary>Delivers what is pending and lets the model come to rest, until nothing more happens within minutes.</summary>
    public async Task SettleAsync(CallGate? gate = null)
    {
        while (true)
        {
            Cloud.Tick();
            if (_pending.TryDequeue(out var next))
            {
                await DeliverAsync(next.ToJson(), gate);
            }
            else if (Cloud.NextDue is { } due && due - _time.GetUtcNow() < TimeSpan.FromMinutes(3))
            {
                await PassAsync(due - _time.GetUtcNow());
            }
            else
            {
                return;
            }
        }
    }

    public async Task PassAsync(TimeSpan time)
    {
        if (_time is VirtualClock { PausesUpTo: not null } clock)
        {
            clock.Advance(time);
        }
        else
        {
            await Task.Delay(time, _time, CancellationToken.None);
        }
    }

    private static Lazy<T> NotSimulated<T>() => new(() => throw new NotSupportedException($"The simulation has no {typeof(T).Name}."));
}
