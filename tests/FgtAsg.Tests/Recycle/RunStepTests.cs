using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SimpleNotificationService;
using FgtAsg.Answers;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using FgtAsg.Records;
using FgtAsg.Recycle;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using AutoScalingInstance = Amazon.AutoScaling.Model.Instance;
using AutoScalingTemplate = Amazon.AutoScaling.Model.LaunchTemplateSpecification;

namespace FgtAsg.Tests.Recycle;

/// <summary>What bounds a round, and what a step writes before it does anything.</summary>
public sealed class RunStepTests
{
    private static readonly RecycleOptions Options = new()
    {
        StateMachineArn = "arn:aws:states:eu-central-1:123456789012:stateMachine:recycle",
        Deadline = TimeSpan.FromHours(1),
        FailureBudget = 1,
        Poll = TimeSpan.FromSeconds(30),
    };

    private readonly VirtualClock _time = new(Round.Now);
    private readonly Mock<IAmazonAutoScaling> _autoScaling = new(MockBehavior.Strict);
    private readonly Mock<IAmazonEC2> _ec2 = new(MockBehavior.Strict);
    private readonly RunRecords _records;
    private readonly AutoScalingGroup _group;

    public RunStepTests()
    {
        var table = new TableModel(new TableModelOptions { Name = "table", TimeProvider = _time });
        _records = new RunRecords(new FleetTable(new(new DynamoDbClient(table, new CallGate())), "table"), "fleet", _time);
        _group = new AutoScalingGroup
        {
            AutoScalingGroupName = "fleet",
            MinSize = 1,
            MaxSize = 4,
            DesiredCapacity = 4,
            LaunchTemplate = new AutoScalingTemplate { LaunchTemplateId = "lt-1", Version = "2" },
            SuspendedProcesses = [new SuspendedProcess { ProcessName = "AlarmNotification" }],
            Instances = [Member("a", "1"), Member("b", "1"), Member("c", "2", "Pending:Wait"), Member("d", "2", "Pending:Wait")],
        };
        _autoScaling.Setup(a => a.DescribeAutoScalingGroupsAsync(It.IsAny<DescribeAutoScalingGroupsRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new DescribeAutoScalingGroupsResponse { AutoScalingGroups = [_group] });
        _ec2.Setup(e => e.DescribeInstancesAsync(It.IsAny<DescribeInstancesRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new DescribeInstancesResponse());
        _autoScaling.Setup(a => a.SuspendProcessesAsync(It.IsAny<SuspendProcessesRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SuspendProcessesResponse());
    }

    [Fact]
    public async Task Step_NewOnesAreNotHealthyYet_WaitsForThePoll()
    {
        var answer = await StepAsync(Round.Now.AddMinutes(1));

        Assert.Equal((RecycleOutcome.Wait, 30), (answer.Outcome, answer.WaitSeconds));
    }

    [Fact]
    public async Task Step_PastTheDeadline_FailsAndSaysWhatItWaitsFor()
    {
        var failure = await Assert.ThrowsAsync<RecycleFailedException>(() => StepAsync(Round.Now.AddMinutes(-1)));

        Assert.Contains("was to be over by 2026-11-21T11:59:00Z", failure.Message, StringComparison.Ordinal);
        Assert.Contains("new instances to be healthy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_MoreNewOnesFailedThanMay_FailsAndNamesThem()
    {
        await StepAsync(Round.Now.AddHours(1));
        _group.Instances = [Member("a", "1"), Member("b", "1")];

        var failure = await Assert.ThrowsAsync<RecycleFailedException>(() => StepAsync(Round.Now.AddHours(1), isFirst: false));

        Assert.Contains("2 new instances of version 2 failed, and 1 may: c, d", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_First_SuspendsWhatDisturbsButNotWhatAPersonHadSuspended()
    {
        await StepAsync(Round.Now.AddHours(1));

        _autoScaling.Verify(a => a.SuspendProcessesAsync(
            It.Is<SuspendProcessesRequest>(r => r.ScalingProcesses.SequenceEqual(new[] { "AZRebalance", "ScheduledActions" })), It.IsAny<CancellationToken>()));
        Assert.Equal(["AZRebalance", "ScheduledActions"], (await _records.FindAsync(Patience(), CancellationToken.None))!.Run!.Suspended);
    }

    private static AutoScalingInstance Member(string id, string version, string state = "InService") => new()
    {
        InstanceId = id,
        LifecycleState = state,
        HealthStatus = "Healthy",
        LaunchTemplate = new AutoScalingTemplate { LaunchTemplateId = "lt-1", Version = version },
    };

    private async Task<AnsweredRecycle> StepAsync(DateTimeOffset deadline, bool isFirst = true)
    {
        if (isFirst)
        {
            var record = await _records.LockAsync("one", Patience(), CancellationToken.None);
            await _records.SaveAsync(
                record!, Round.Run(2, "a", "b") with { HasBegun = false, Deadline = Timestamps.Of(deadline) }, until: null, Patience(), CancellationToken.None);
        }

        var step = new RunStep(
            Options,
            new GroupReader(_autoScaling.Object, new Lazy<IAmazonEC2>(_ec2.Object), "fleet"),
            new GroupChanges(_autoScaling.Object, "fleet"),
            _records,
            new RecycleNotices(new Lazy<IAmazonSimpleNotificationService>(), Options, "fleet", _time, NullLogger.Instance),
            _time);
        return await step.StepAsync(new StepContext(
            new RecycleTask(RecycleStepNames.Step, "one", "fleet", IsDryRun: false, Round.Now, Failure: null, HasFailed: false), Patience(), CancellationToken.None));
    }

    private Patience Patience() => new(_time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);
}
