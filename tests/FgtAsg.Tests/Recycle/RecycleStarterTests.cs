using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.Answers;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using FgtAsg.Records;
using FgtAsg.Recycle;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using AutoScalingInstance = Amazon.AutoScaling.Model.Instance;
using AutoScalingTemplate = Amazon.AutoScaling.Model.LaunchTemplateSpecification;
using TagDescription = Amazon.AutoScaling.Model.TagDescription;

namespace FgtAsg.Tests.Recycle;

/// <summary>What starts the state machine, and what does not.</summary>
public sealed class RecycleStarterTests
{
    private const string Arn = "arn:aws:states:eu-central-1:123456789012:stateMachine:recycle";

    private readonly VirtualClock _time = new(Round.Now);
    private readonly TableModel _table;
    private readonly Mock<IAmazonAutoScaling> _autoScaling = new(MockBehavior.Strict);
    private readonly Mock<IAmazonEC2> _ec2 = new(MockBehavior.Strict);
    private readonly Mock<IAmazonStepFunctions> _stepFunctions = new(MockBehavior.Strict);
    private readonly List<StartExecutionRequest> _started = [];
    private readonly AutoScalingGroup _group;

    public RecycleStarterTests()
    {
        _table = new TableModel(new TableModelOptions { Name = "table", TimeProvider = _time });
        _group = new AutoScalingGroup
        {
            AutoScalingGroupName = "fleet",
            MinSize = 1,
            MaxSize = 4,
            DesiredCapacity = 2,
            LaunchTemplate = new AutoScalingTemplate { LaunchTemplateId = "lt-1", Version = "$Latest" },
            Instances = [Instance("i-1", "1"), Instance("i-2", "2")],
            Tags = [Tag("autorecycle_recycle_on_asg_update", "true"), Tag("autorecycle_strategy", "out-in")],
        };
        _autoScaling.Setup(a => a.DescribeAutoScalingGroupsAsync(It.Is<DescribeAutoScalingGroupsRequest>(r => r.AutoScalingGroupNames.Single() == "fleet"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new DescribeAutoScalingGroupsResponse { AutoScalingGroups = [_group] });
        _ec2.Setup(e => e.DescribeInstancesAsync(It.IsAny<DescribeInstancesRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new DescribeInstancesResponse());
        _ec2.Setup(e => e.DescribeLaunchTemplateVersionsAsync(
                It.Is<DescribeLaunchTemplateVersionsRequest>(r => r.LaunchTemplateId == "lt-1" && r.Versions.Single() == "$Latest"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeLaunchTemplateVersionsResponse { LaunchTemplateVersions = [new LaunchTemplateVersion { VersionNumber = 2 }] });
        _stepFunctions.Setup(s => s.StartExecutionAsync(Capture.In(_started), It.IsAny<CancellationToken>())).ReturnsAsync(new StartExecutionResponse());
    }

    [Fact]
    public async Task Start_OneIsOutOfDate_StartsTheStateMachineOnce()
    {
        var answer = await StartAsync(Update("e-1"));
        await StartAsync(Update("e-1"));
        await StartAsync(Update("e-2"));

        Assert.Equal((AnswerStatus.Completed, RecycleOutcome.Started), (answer.Status, answer.Recycle?.Outcome));
        Assert.Equal(["i-1"], answer.Recycle!.OutOfDate);
        Assert.Equal(answer.Recycle.Execution, _started[0].Name);
        Assert.Equal(_started[0].Name, _started[1].Name);
        Assert.Equal(_started[0].Input, _started[1].Input);
        Assert.NotEqual(_started[0].Name, _started[2].Name);
        Assert.Equal("""{"autoScalingGroupName":"fleet","dryRun":false,"trigger":"Update/e-1"}""", _started[0].Input);
        Assert.All(_started, request => Assert.Matches("^fleet-[0-9a-f]{16}$", request.Name));
    }

    [Fact]
    public async Task Start_ExecutionOfThatNameHasEnded_IsStartedAlready()
    {
        _stepFunctions.Setup(s => s.StartExecutionAsync(It.IsAny<StartExecutionRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonStepFunctionsException("there", ErrorType.Sender, "ExecutionAlreadyExists", "r", System.Net.HttpStatusCode.BadRequest));

        Assert.Equal(AnswerStatus.Completed, (await StartAsync(Update("e-1"))).Status);
    }

    [Fact]
    public async Task Start_AllAreUpToDate_HasNothingToDo()
    {
        _group.Instances = [Instance("i-2", "2"), Instance("i-3", "1", "Terminating:Wait")];

        var answer = await StartAsync(Update("e-1"));

        Assert.Equal((AnswerStatus.Completed, RecycleOutcome.Nothing), (answer.Status, answer.Recycle?.Outcome));
        Assert.Empty(_started);
    }

    [Fact]
    public async Task Start_AllAreUpToDateButADeadRunLeftItsRecord_StartsOneThatRestores()
    {
        _group.Instances = [Instance("i-2", "2")];
        _table.Put(new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> { ["Category"] = new("recycle#fleet"), ["Owner"] = new("dead"), ["LeaseUntil"] = new("2026-01-01T00:00:00Z") });

        await StartAsync(Update("e-1"));

        Assert.Single(_started);
    }

    [Fact]
    public async Task Start_GroupHasNoTags_IsIgnoredButForAPerson()
    {
        _group.Tags = [];

        Assert.Equal(AnswerStatus.Ignored, (await StartAsync(Update("e-1"))).Status);
        Assert.Equal(AnswerStatus.Ignored, (await StartAsync(new RecycleRequest(RecycleOrigin.Schedule, null, "t", IsDryRun: false))).Status);
        var byHand = await StartAsync(new RecycleRequest(RecycleOrigin.Hand, null, null, IsDryRun: true));
        Assert.Equal(AnswerStatus.Failed, byHand.Status);
        Assert.Contains("autorecycle_strategy is missing", byHand.Reason, StringComparison.Ordinal);
        Assert.Empty(_started);
    }

    [Fact]
    public async Task Start_TagsSayNo_OnlyAPersonMay()
    {
        _group.Tags[0].Value = "false";

        Assert.Equal(AnswerStatus.Ignored, (await StartAsync(Update("e-1"))).Status);
        Assert.Equal(AnswerStatus.Completed, (await StartAsync(new RecycleRequest(RecycleOrigin.Hand, "fleet", null, IsDryRun: true))).Status);
        Assert.Contains("\"dryRun\":true", Assert.Single(_started).Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TagNamesAnotherStateMachine_StartsThat()
    {
        _group.Tags.Add(Tag("autorecycle_step_function_name", "mine"));

        await StartAsync(Update("e-1"));

        Assert.Equal("arn:aws:states:eu-central-1:123456789012:stateMachine:mine", Assert.Single(_started).StateMachineArn);
    }

    [Fact]
    public async Task Start_TheFunctionChangedTheGroupItself_IsIgnored()
    {
        var answer = await StartAsync(Update("e-1") with { Caller = "arn:aws:sts::123456789012:assumed-role/fgt-edge-function/fgt-asg" });

        Assert.Equal(AnswerStatus.Ignored, answer.Status);
        _autoScaling.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Start_OtherGroupOrOff_IsIgnored()
    {
        Assert.Equal(AnswerStatus.Ignored, (await StartAsync(Update("e-1") with { AutoScalingGroupName = "Fleet" })).Status);
        Assert.Equal(AnswerStatus.Ignored, (await StartAsync(Update("e-1"), isOn: false)).Status);
        _autoScaling.VerifyNoOtherCalls();
    }

    private static RecycleRequest Update(string id) =>
        new(RecycleOrigin.Update, "fleet", id, IsDryRun: false, "arn:aws:sts::123456789012:assumed-role/netops/anna");

    private static TagDescription Tag(string key, string value) => new() { Key = key, Value = value };

    private static AutoScalingInstance Instance(string id, string version, string state = "InService") => new()
    {
        InstanceId = id,
        LifecycleState = state,
        HealthStatus = "Healthy",
        LaunchTemplate = new AutoScalingTemplate { LaunchTemplateId = "lt-1", Version = version },
    };

    private async Task<Answer> StartAsync(RecycleRequest request, bool isOn = true)
    {
        var options = Given.Options() with
        {
            Recycle = isOn ? new RecycleOptions { StateMachineArn = Arn, Deadline = TimeSpan.FromHours(1), FailureBudget = 2, Poll = TimeSpan.FromSeconds(30) } : null,
        };
        var starter = new RecycleStarter(
            options,
            new GroupReader(_autoScaling.Object, new Lazy<IAmazonEC2>(_ec2.Object), "fleet"),
            new RunRecords(new FleetTable(new(new DynamoDbClient(_table, new CallGate())), "table"), "fleet", _time),
            new(_stepFunctions.Object),
            NullLogger.Instance);
        using var invocation = new Invocation(new FakeLambdaContext(_time, TimeSpan.FromMinutes(1)), _time, new Random(1));
        return await starter.StartAsync(request, invocation);
    }
}
