using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
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
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.SystemsManagement;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Simulation.World;

/// <summary>
/// A group of firewalls in a <see cref="SimulatedAccount"/>, with the function wired as in <c>Program</c>. A firewall has the launch
/// template's interface, <c>external</c> (index 1, with an Elastic IP) and <c>internal</c> (index 2).
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
    private readonly SimulatedAccount _account;
    private readonly Queue<CloudEvent> _pending = new();

    /// <param name="time">The clock of the model and of the function.</param>
    /// <param name="cloudOptions">The options of the model; null for its defaults.</param>
    /// <param name="licenses">The number of licenses, and by default of hostnames.</param>
    /// <param name="hook">Changes the settings of both hooks; null for the defaults.</param>
    /// <param name="table">The options of the table's model; null for its defaults.</param>
    /// <param name="hostnames">The number of hostnames; null for the number of licenses.</param>
    /// <param name="subnetBits">The prefix length of the subnets: 24 for about 250 addresses in each, 20 for about 4,000.</param>
    /// <param name="othersHooks">Hooks of the group that another owner completes.</param>
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
        _account = new SimulatedAccount(time, cloudOptions, table, licenses, hostnames ?? licenses, subnetBits);
        _account.CreateGroup(hook ?? (same => same), othersHooks ?? []);
        Options = FleetSettings.Read(NetworkInterfaces(), Zone.Id);
        Cloud.EventRaised += _pending.Enqueue;
    }

    /// <summary>The models of all services in the account.</summary>
    public AwsModel Aws => _account.Aws;

    /// <summary>The model of the group's region.</summary>
    public Cloud Cloud => Aws.Cloud;

    public Bucket Bucket => _account.Bucket;

    /// <summary>The table of licenses, hostnames and instance records.</summary>
    public TableModel Table => _account.Table;

    public HostedZone Zone => _account.Zone;

    public SystemsManager SystemsManager => Aws.SystemsManager;

    public FunctionOptions Options { get; private set; }

    public string GroupSubnet => _account.GroupSubnet;

    public string ExternalSubnet => _account.ExternalSubnet;

    public string InternalSubnet => _account.InternalSubnet;

    public string SecurityGroup => _account.SecurityGroup;

    /// <summary>Receives the functions' log.</summary>
    public TextWriter Log { get; init; } = new StringWriter();

    public string Logged => Log.ToString() ?? "";

    /// <summary>The functions' environment variables that Lambda's runtime reads.</summary>
    public Variables Variables { get; init; } = new();

    /// <summary>The time limit of an invocation.</summary>
    public TimeSpan InvocationTime { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan Now => _time.GetUtcNow() - VirtualClock.Start;

    public IEnumerable<CloudNetworkInterface> OwnInterfaces => Cloud.NetworkInterfaces.Where(i => i.Tags.ContainsKey("fgt-asg:group"));

    public IEnumerable<CloudAddress> OwnAddresses => Cloud.Addresses.Where(a => a.Tags.ContainsKey("fgt-asg:group"));

    /// <summary>The <c>network_interfaces</c> setting, with more options for the interface <c>external</c>.</summary>
    public string NetworkInterfaces(string external = "\"enable_public_ip\": true", string more = "") =>
        FleetSettings.NetworkInterfaces(ExternalSubnet, InternalSubnet, SecurityGroup, external, more);

    public void Configure(string networkInterfaces) => Options = FleetSettings.Read(networkInterfaces, Zone.Id);

    public void Configure(Func<FunctionOptions, FunctionOptions> change) => Options = change(Options);

    /// <summary>The S3 key of a license's file.</summary>
    public string LicenseKey(string id) => $"{Options.Licenses.Prefix}{id}.lic";

    /// <summary>Sets the form of the names in the tags, for functions that start from now on.</summary>
    public void NameInTags(HostnameForm form) => Configure(options => options with { Hostnames = options.Hostnames with { Tags = form } });

    /// <summary>Starts a function process. Two of them model two concurrent deliveries.</summary>
    /// <param name="gate">The gate of the process's calls; null to let all calls pass.</param>
    /// <param name="seed">The seed of the process's random numbers. Real processes have different ones too.</param>
    /// <param name="time">The clock of this process; null for the fleet's.</param>
    /// <param name="gateIn">The gate of the EC2 calls in another region; null for the gate of all calls.</param>
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
                Sqs = new Lazy<IAmazonSQS>(() => new SqsClient(Aws.Queues, gate)),
                EC2In = region => new EC2Client(Aws.Clouds[region], region == Cloud.Options.Region ? gate : gateIn(region)),
            },
            new FortiOsLink(Aws.FortiGates, gate, time),
            LambdaLogging.Create(Variables, Log, time),
            time,
            new Random(seed));
    }

    /// <summary>Runs one invocation and returns its JSON answer.</summary>
    public async Task<string> InvokeAsync(Function function, string json)
    {
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes(json));
        await using var answer = await function.HandleAsync(payload, new FakeLambdaContext(_time, InvocationTime));
        using var reader = new StreamReader(answer);
        return await reader.ReadToEndAsync();
    }

    public async Task<ResultDocument> AskAsync(string json, CallGate? gate = null, int seed = 1) =>
        JsonSerializer.Deserialize(await InvokeAsync(StartFunction(gate, seed), json), ResultJsonContext.Default.ResultDocument)!;

    /// <summary>Delivers an event like Lambda's asynchronous invocation: with two more attempts after an error.</summary>
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

    /// <summary>Launches one instance.</summary>
    /// <returns>The instance's id and the event of its launch hook.</returns>
    public (string InstanceId, string Event) Launch()
    {
        var id = Cloud.LaunchInstances(GroupName)[0];
        return (id, Take(LaunchHook, id));
    }

    /// <summary>Launches a firewall into service, and handles all pending events.</summary>
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

    /// <summary>Terminates an instance in its group.</summary>
    /// <returns>The event of its terminate hook.</returns>
    public string Terminate(string instanceId)
    {
        Cloud.TerminateInstanceInGroup(instanceId);
        return Take(TerminateHook, instanceId);
    }

    /// <summary>
    /// Makes EC2 keep a firewall's interfaces when it ends, as for a firewall whose launch died before it set their deletion.
    /// </summary>
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

    /// <summary>Takes the oldest pending event of this kind for the instance.</summary>
    public string Take(string detailType, string instanceId)
    {
        Cloud.Tick();
        var found = _pending.First(e => e.DetailType == detailType && e.Detail.Contains(instanceId, StringComparison.Ordinal));
        var others = _pending.Where(e => e != found).ToList();
        _pending.Clear();
        others.ForEach(_pending.Enqueue);
        return found.ToJson();
    }

    /// <summary>Delivers the pending events and lets the model continue, until nothing more is due within minutes.</summary>
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
