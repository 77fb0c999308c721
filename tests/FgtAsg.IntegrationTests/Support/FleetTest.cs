using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Scripts;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>
/// A test of the built function as a process. Each test has its own fleet on its own local AWS, so that test classes can run in parallel.
/// </summary>
public abstract class FleetTest(TimeSpan? timeLimit = null) : IAsyncLifetime
{
    protected const string LaunchEvent = "EC2 Instance-launch Lifecycle Action";
    protected const string TerminateEvent = "EC2 Instance-terminate Lifecycle Action";

    private readonly List<IAsyncDisposable> _disposables = [];
    private CancellationTokenSource _timeout = new();
    private string? _function;

    /// <summary>Options with short or no delays, and without request limits, which would cause waits.</summary>
    protected static CloudOptions QuickCloud { get; } = new()
    {
        Region = "us-east-1",
        InstanceStartDelay = TimeSpan.Zero,
        AttachDelay = TimeSpan.FromMilliseconds(100),
        DetachDelay = TimeSpan.FromMilliseconds(100),
        TerminateDelay = TimeSpan.FromMilliseconds(100),
        StopDelay = TimeSpan.FromMilliseconds(100),
        RootVolumeDelay = TimeSpan.FromMilliseconds(100),
        ElasticIpQuota = 50,
        RequestLimits = RequestLimits.None,
    };

    /// <summary>
    /// With <c>FGT_ASG_STORAGE=moto</c>, as in .ci/soak, moto serves S3, DynamoDB and Route 53. This shows whether the function depends on
    /// details of the sandbox.
    /// </summary>
    protected static bool StorageIsMotos { get; } = Environment.GetEnvironmentVariable("FGT_ASG_STORAGE") == "moto";

    protected CancellationToken Timeout => _timeout.Token;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("FGT_ASG_FUNCTION") == "package")
        {
            _function = Path.Combine((await Packages.ReadyToRunAsync()).UnpackedDirectory, "FgtAsg.dll");
        }

        // The time for building the package does not count for the test's time limit.
        _timeout.Dispose();
        _timeout = new CancellationTokenSource(timeLimit ?? TimeSpan.FromMinutes(4), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        foreach (var disposable in Enumerable.Reverse(_disposables))
        {
            await disposable.DisposeAsync();
        }

        _timeout.Dispose();
    }

    protected async Task<LocalAws> StartAwsAsync(CloudOptions? cloud = null, int faultSeed = 1)
    {
        var options = new LocalAwsOptions { Cloud = cloud ?? QuickCloud, FaultSeed = faultSeed };
        var aws = StorageIsMotos
            ? await MotoService.StartAwsAsync(
                options, await MotoServer.SharedAsync(), ["s3", "dynamodb", "route53"], servesOthers: false, Timeout)
            : await LocalAws.StartAsync(options, Timeout);
        _disposables.Add(aws);
        return aws;
    }

    /// <summary>
    /// By default, the test delivers the events. They go to the function that was built with the tests. With
    /// <c>FGT_ASG_FUNCTION=package</c>, as in CI's tests of the category Full, they go to the deployment package, which starts in a third
    /// of the time.
    /// </summary>
    protected async Task<Fleet> StartFleetAsync(LocalAws aws, FleetOptions? options = null)
    {
        options ??= new FleetOptions { AutomaticDelivery = false };
        var fleet = await Fleet.CreateAsync(aws, options with { FunctionAssembly = options.FunctionAssembly ?? _function }, Timeout);
        _disposables.Add(fleet);
        return fleet;
    }

    /// <inheritdoc cref="StartFleetAsync(LocalAws, FleetOptions?)"/>
    protected async Task<Fleet> StartFleetAsync(CloudOptions? cloud = null, FleetOptions? options = null) =>
        await StartFleetAsync(await StartAwsAsync(cloud), options);

    /// <summary>Launches one instance and takes its launch event from the pending events.</summary>
    protected async Task<(string InstanceId, CloudEvent Event)> LaunchOneAsync(Fleet fleet)
    {
        var id = fleet.Launch(1).Single();
        return (id, await EventAsync(fleet, LaunchEvent, id));
    }

    /// <summary>Launches one instance and lets the function handle its launch event.</summary>
    protected async Task<string> LaunchIntoServiceAsync(Fleet fleet)
    {
        var (id, launch) = await LaunchOneAsync(fleet);
        var (result, answer) = await InvokeAsync(fleet, launch);
        Assert.True(
            answer is not null,
            $"{result.ErrorType}: {result.ErrorMessage}{Environment.NewLine}{string.Join(Environment.NewLine, result.LogLines)}");
        Assert.Equal("completed", Text(answer, "status"));
        return id;
    }

    /// <summary>Terminates an instance through its group and takes its terminate event from the pending events.</summary>
    protected async Task<CloudEvent> TerminateAsync(Fleet fleet, string instanceId)
    {
        fleet.Cloud.TerminateInstanceInGroup(instanceId);
        return await EventAsync(fleet, TerminateEvent, instanceId);
    }

    /// <summary>Waits for a pending event about an instance and takes it.</summary>
    protected async Task<CloudEvent> EventAsync(Fleet fleet, string detailType, string instanceId)
    {
        while (true)
        {
            if (fleet.Delivery.Pending.LastOrDefault(
                e => e.DetailType == detailType && e.Detail.Contains(instanceId, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }
    }

    protected Task<(InvocationResult Result, JsonNode? Answer)> InvokeAsync(Fleet fleet, CloudEvent cloudEvent) =>
        InvokeAsync(fleet, fleet.Delivery.PayloadOf(cloudEvent));

    protected async Task<(InvocationResult Result, JsonNode? Answer)> InvokeAsync(Fleet fleet, string payload)
    {
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), Timeout);
        return (result, result.Succeeded ? JsonNode.Parse(result.PayloadText) : null);
    }

    /// <summary>Waits until the fleet is at rest, then asserts all invariants.</summary>
    protected async Task AssertInvariantsAsync(Fleet fleet)
    {
        while (fleet.Cloud.NextDue is not null && fleet.Cloud.LifecycleActions.All(a => a.Status != LifecycleActionStatus.Active))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }

        Assert.Empty(await fleet.CheckAsync(Timeout));
    }

    protected static string? Text(JsonNode? answer, string field) => answer?[field]?.GetValue<string>();

    protected static IReadOnlyList<CloudNetworkInterface> InterfacesOf(Fleet fleet, string instanceId) =>
        [.. fleet.Cloud.NetworkInterfaces.Where(i => i.Attachment?.InstanceId == instanceId).OrderBy(i => i.Attachment!.DeviceIndex)];

    protected static IEnumerable<CloudNetworkInterface> OwnInterfaces(Fleet fleet) =>
        fleet.Cloud.NetworkInterfaces.Where(i => i.Tags.GetValueOrDefault("fgt-asg:group") == fleet.Options.GroupName);

    protected static IEnumerable<CloudAddress> OwnAddresses(Fleet fleet) =>
        fleet.Cloud.Addresses.Where(a => a.Tags.GetValueOrDefault("fgt-asg:group") == fleet.Options.GroupName);

    protected static string StateOf(Fleet fleet, string instanceId) =>
        fleet.Members.SingleOrDefault(m => m.InstanceId == instanceId)?.LifecycleState ?? "gone";
}
