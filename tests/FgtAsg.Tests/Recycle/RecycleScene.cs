using System.Text.Json.Nodes;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.SimpleNotificationService;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Recycle;
using FgtAsg.Recycle.Steps;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Sns;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.LambdaRuntime;
using Microsoft.Extensions.Logging.Abstractions;

namespace FgtAsg.Tests.Recycle;

/// <summary>
/// A group with two instances of version 1, minimum size 1 and maximum size 4, whose template has a version 2; and the steps of its runs.
/// </summary>
internal sealed class RecycleScene
{
    private const string Fleet = "fleet";
    private const string Hook = "launch";

    private readonly IReadOnlyList<IRecycleStep> _steps;
    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal)
    {
        ["autorecycle_recycle_on_asg_update"] = "true",
        ["autorecycle_strategy"] = "out-in",
        ["autorecycle_team"] = "netops",
        ["autorecycle_notify_pager_duty"] = "true",
    };

    public RecycleScene()
    {
        var quick = new CloudOptions { InstanceStartDelay = TimeSpan.Zero, TerminateDelay = TimeSpan.Zero };
        Aws = new AwsModel(quick with { DefaultHeartbeatTimeout = TimeSpan.FromHours(2) }, Time);
        Template = Cloud.CreateLaunchTemplate("firewalls");
        Cloud.CreateAutoScalingGroup(new GroupSpecification
        {
            Name = Fleet,
            SubnetIds = [Cloud.CreateSubnet(Cloud.CreateVpc("10.0.0.0/16"), "eu-central-1a", "10.0.0.0/24")],
            LaunchTemplate = new LaunchTemplateReference(Template, LaunchTemplateReference.Latest),
            MinSize = 1,
            MaxSize = 4,
            DesiredCapacity = 2,
            LifecycleHooks = [new LifecycleHookSpecification { Name = Hook, Transition = LifecycleTransitions.Launching }],
            Tags = _tags,
        });
        Old = [.. Group.Members.Select(member => member.InstanceId)];
        LetIn(Old);
        Cloud.CreateLaunchTemplateVersion(Template);
        Options = new RecycleOptions
        {
            StateMachineArn = Aws.StateMachines.Create("recycle"),
            TopicArn = Aws.Topics.Create("recycle"),
            Deadline = TimeSpan.FromHours(1),
            FailureBudget = 1,
            Poll = TimeSpan.FromSeconds(30),
        };
        var table = new TableModel(new TableModelOptions { Name = "table", TimeProvider = Time });
        Records = new RunRecords(new FleetTable(new(new DynamoDbClient(table, Gate)), "table"), Fleet, Time);
        var autoScaling = new AutoScalingClient(Cloud, Gate);
        Reader = new GroupReader(autoScaling, new Lazy<IAmazonEC2>(new EC2Client(Cloud, Gate)), Fleet);
        var changes = new GroupChanges(autoScaling, Fleet);
        var notices = new RecycleNotifications(
            new Lazy<IAmazonSimpleNotificationService>(new SnsClient(Aws.Topics, Gate)), Options, Fleet, Time, NullLogger.Instance);
        var metrics = new FleetMetrics(LambdaLogging.Create(new FakeEnvironment(), TextWriter.Null, Time).Metrics, Fleet);
        _steps = AllSteps.Create(Options, Reader, changes, Records, notices, metrics, Time);
    }

    public VirtualClock Time { get; } = new(Round.Now);

    public AwsModel Aws { get; }

    public Cloud Cloud => Aws.Cloud;

    /// <summary>The gate for all calls.</summary>
    public CallGate Gate { get; } = new();

    /// <summary>The launch template's id.</summary>
    public string Template { get; }

    /// <summary>The ids of the instances of version 1.</summary>
    public string[] Old { get; }

    public RecycleOptions Options { get; }

    public GroupReader Reader { get; }

    public RunRecords Records { get; }

    /// <summary>A round that replaces the old instances.</summary>
    public RecycleRun Run => Round.Run(2, Old) with { TemplateId = Template };

    public CloudGroup Group => Cloud.Groups[0];

    public GroupSizes Sizes => new(Group.Specification.MinSize, Group.Specification.MaxSize, Group.DesiredCapacity);

    /// <summary>The calls of Auto Scaling that change something.</summary>
    public IEnumerable<string> Changes => Gate.Calls
        .Where(call => call.Service == "autoscaling" && !call.Operation.StartsWith("Describe", StringComparison.Ordinal))
        .Select(call => call.Operation);

    /// <summary>The messages to the topic.</summary>
    public IReadOnlyList<JsonNode> Notices => [.. Aws.Topics.Published.Select(message => JsonNode.Parse(message.Message)!)];

    public void Tag(string key, string value)
    {
        _tags[key] = value;
        Cloud.SetGroupTags(Fleet, _tags);
    }

    /// <summary>Launches instances of the newest version. Instances that are not ready wait in the launch hook.</summary>
    public IReadOnlyList<string> Launch(int count, bool areReady = true)
    {
        var launched = Cloud.LaunchInstances(Fleet, count);
        LetIn(areReady ? launched : []);
        return launched;
    }

    /// <summary>Terminates these instances, and shrinks the group by their number.</summary>
    public void Terminate(params IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            Cloud.TerminateInstanceInGroup(id);
        }

        Cloud.Tick();
    }

    /// <summary>Replaces the old instances with two of the newest version.</summary>
    public void ReplaceOld(bool isOneNotReady = false)
    {
        Launch(isOneNotReady ? 1 : 2);
        Terminate(Old);
        if (isOneNotReady)
        {
            Launch(1, areReady: false);
        }
    }

    public Task<RecycleReport> RunAsync(string name, StepContext step) =>
        _steps.Single(candidate => candidate.Name == name).HandleAsync(step);

    /// <summary>The context of a step. Each step of a run has a different time, and a retry of a step has the same time.</summary>
    public StepContext Step(string execution, string? failure = null, bool isDryRun = false, int minute = 0) => new(
        new RecycleTask(RecycleStepNames.Step, execution, Fleet, isDryRun, Round.Now.AddMinutes(minute), failure, HasFailed: false),
        RetryContext());

    /// <summary>Leaves the state of a run that was stopped: its record, and the lock until its lease ends.</summary>
    public async Task LeaveAsync(RecycleRun run)
    {
        await HoldAsync("dead", run);
        Time.Advance(RunRecords.LeaseLength + TimeSpan.FromSeconds(1));
    }

    /// <summary>Gives an execution the lock, with this run.</summary>
    public async Task HoldAsync(string execution, RecycleRun run)
    {
        var record = await Records.LockAsync(execution, RetryContext());
        await Records.SaveAsync(record!, run with { Execution = execution }, until: null, RetryContext());
    }

    public Task<RunRecord?> RecordAsync() => Records.FindAsync(RetryContext());

    public RetryContext RetryContext() => new(Time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);

    private void LetIn(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            var completed = new CompleteLifecycleActionRequest
            {
                AutoScalingGroupName = Fleet,
                LifecycleHookName = Hook,
                InstanceId = id,
                LifecycleActionResult = LifecycleResults.Continue,
            };
            Cloud.AutoScaling.CompleteLifecycleActionAsync(completed).GetAwaiter().GetResult();
        }
    }
}
