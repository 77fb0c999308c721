using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.RuntimeSupport;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using FgtAsg.Records;
using FgtAsg.Recycle;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.LambdaRuntime;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using AutoScalingInstance = Amazon.AutoScaling.Model.Instance;
using AutoScalingTag = Amazon.AutoScaling.Model.TagDescription;
using AutoScalingTemplate = Amazon.AutoScaling.Model.LaunchTemplateSpecification;

namespace FgtAsg.Tests.Recycle;

/// <summary>A group of two instances of version 1, whose template is at version 2, and the steps of its runs.</summary>
internal sealed class RecycleScene
{
    private static readonly RecycleOptions Options = new()
    {
        StateMachineArn = "arn:aws:states:eu-central-1:123456789012:stateMachine:recycle",
        TopicArn = "arn:aws:sns:eu-central-1:123456789012:recycle",
        Deadline = TimeSpan.FromHours(1),
        FailureBudget = 1,
        Poll = TimeSpan.FromSeconds(30),
    };

    private readonly Mock<IAmazonEC2> _ec2 = new(MockBehavior.Strict);
    private readonly Mock<IAmazonSimpleNotificationService> _sns = new(MockBehavior.Strict);

    public RecycleScene()
    {
        var table = new TableModel(new TableModelOptions { Name = "table", TimeProvider = Time });
        Records = new RunRecords(new FleetTable(new(new DynamoDbClient(table, new CallGate())), "table"), "fleet", Time);
        Group = new AutoScalingGroup
        {
            AutoScalingGroupName = "fleet",
            MinSize = 1,
            MaxSize = 4,
            DesiredCapacity = 2,
            LaunchTemplate = new AutoScalingTemplate { LaunchTemplateId = "lt-1", Version = "2" },
            SuspendedProcesses = [],
            Instances = [Member("a", "1"), Member("b", "1")],
        };
        Tag("autorecycle_recycle_on_asg_update", "true");
        Tag("autorecycle_strategy", "out-in");
        Tag("autorecycle_team", "netops");
        Tag("autorecycle_notify_pager_duty", "true");
        AutoScaling.Setup(a => a.DescribeAutoScalingGroupsAsync(It.IsAny<DescribeAutoScalingGroupsRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new DescribeAutoScalingGroupsResponse { AutoScalingGroups = [Group] });
        AutoScaling.Setup(a => a.DescribeInstanceRefreshesAsync(It.IsAny<DescribeInstanceRefreshesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeInstanceRefreshesResponse());
        _ec2.Setup(e => e.DescribeInstancesAsync(It.IsAny<DescribeInstancesRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new DescribeInstancesResponse());
        _sns.Setup(s => s.PublishAsync(It.IsAny<PublishRequest>(), It.IsAny<CancellationToken>()))
            .Callback((PublishRequest request, CancellationToken _) => Notices.Add(JsonNode.Parse(request.Message)!))
            .ReturnsAsync(new PublishResponse());
        var reader = new GroupReader(AutoScaling.Object, new Lazy<IAmazonEC2>(_ec2.Object), "fleet");
        var changes = new GroupChanges(AutoScaling.Object, "fleet");
        var notices = new RecycleNotices(new Lazy<IAmazonSimpleNotificationService>(_sns.Object), Options, "fleet", Time, NullLogger.Instance);
        Beginning = new RunBeginning(Options, reader, changes, Records, notices, Time);
        Middle = new RunStep(Options, reader, changes, Records, notices, Time);
        Ending = new RunEnding(Options, reader, changes, Records, notices, new FleetMetrics(LambdaLogging.Create(new FakeEnvironment(), TextWriter.Null, Time).Metrics, "fleet"), Time);
    }

    public VirtualClock Time { get; } = new(Round.Now);

    /// <summary>Strict: a call that changes the group fails, unless the test allows it.</summary>
    public Mock<IAmazonAutoScaling> AutoScaling { get; } = new(MockBehavior.Strict);

    public AutoScalingGroup Group { get; }

    public RunRecords Records { get; }

    public RunBeginning Beginning { get; }

    public RunStep Middle { get; }

    public RunEnding Ending { get; }

    /// <summary>The messages to the topic.</summary>
    public List<JsonNode> Notices { get; } = [];

    public void Tag(string key, string value)
    {
        Group.Tags = [.. (Group.Tags ?? []).Where(tag => tag.Key != key), new AutoScalingTag { Key = key, Value = value }];
    }

    public static AutoScalingInstance Member(string id, string version, string state = "InService") => new()
    {
        InstanceId = id,
        LifecycleState = state,
        HealthStatus = "Healthy",
        LaunchTemplate = new AutoScalingTemplate { LaunchTemplateId = "lt-1", Version = version },
    };

    /// <summary>Each step of a run comes at a time of its own, and a repeat of it at the same.</summary>
    public StepContext Step(string execution, string? failure = null, bool isDryRun = false, int minute = 0) => new(
        new RecycleTask(RecycleStepNames.Step, execution, "fleet", isDryRun, Round.Now.AddMinutes(minute), failure, HasFailed: false), Patience(), CancellationToken.None);

    /// <summary>What a run that was stopped in its middle leaves: twice the capacity, and the lock until its lease is over.</summary>
    public async Task LeaveAsync(RecycleRun run)
    {
        var record = await Records.LockAsync("dead", Patience(), CancellationToken.None);
        await Records.SaveAsync(record!, run with { Execution = "dead" }, until: null, Patience(), CancellationToken.None);
        Time.Advance(RunRecords.Lease + TimeSpan.FromSeconds(1));
    }

    /// <summary>The run that the execution has the lock for.</summary>
    public async Task HoldAsync(string execution, RecycleRun run)
    {
        var record = await Records.LockAsync(execution, Patience(), CancellationToken.None);
        await Records.SaveAsync(record!, run with { Execution = execution }, until: null, Patience(), CancellationToken.None);
    }

    public Task<RunRecord?> RecordAsync() => Records.FindAsync(Patience(), CancellationToken.None);

    private Patience Patience() => new(Time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);
}
