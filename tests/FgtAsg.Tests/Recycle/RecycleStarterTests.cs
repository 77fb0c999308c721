using Amazon.StepFunctions;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Sandbox.StepFunctions;
using FgtAsg.Simulation.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace FgtAsg.Tests.Recycle;

/// <summary>The conditions for starting the state machine.</summary>
public sealed class RecycleStarterTests
{
    private readonly RecycleScene _scene = new();

    private IReadOnlyList<Execution> Started => _scene.Aws.StateMachines.Executions;

    [Fact]
    public async Task Start_SomeAreOutOfDate_StartsTheStateMachineOnce()
    {
        var answer = await StartAsync(Update("e-1"));
        await StartAsync(Update("e-1"));
        await StartAsync(Update("e-2"));

        Assert.Equal((ResultStatus.Completed, RecycleOutcome.Started), (answer.Status, answer.Recycle?.Outcome));
        Assert.Equal(_scene.Old, answer.Recycle!.OutOfDate);
        Assert.Equal(2, Started.Count);
        Assert.Equal((_scene.Options.StateMachineArn, answer.Recycle.Execution), (Started[0].StateMachineArn, Started[0].Name));
        Assert.Equal("""{"autoScalingGroupName":"fleet","dryRun":false,"trigger":"Update/e-1"}""", Started[0].Input);
        Assert.All(Started, execution => Assert.Matches("^fleet-[0-9a-f]{16}$", execution.Name));
    }

    [Fact]
    public async Task Start_ExecutionWithThatNameHasEnded_CountsAsStarted()
    {
        await StartAsync(Update("e-1"));
        _scene.Aws.StateMachines.End(Started[0].Arn);

        Assert.Equal(ResultStatus.Completed, (await StartAsync(Update("e-1"))).Status);
        Assert.Single(Started);
    }

    [Fact]
    public async Task Start_AllAreUpToDate_HasNothingToDo()
    {
        _scene.ReplaceOld();

        var answer = await StartAsync(Update("e-1"));

        Assert.Equal((ResultStatus.Completed, RecycleOutcome.Nothing), (answer.Status, answer.Recycle?.Outcome));
        Assert.Empty(Started);
    }

    [Fact]
    public async Task Start_UpToDateWithTheRecordOfADeadRun_StartsARunThatRestores()
    {
        _scene.ReplaceOld();
        await _scene.LeaveAsync(_scene.Run);

        await StartAsync(Update("e-1"));

        Assert.Single(Started);
    }

    [Fact]
    public async Task Start_GroupHasNoTags_IsIgnoredUnlessStartedByHand()
    {
        _scene.Cloud.SetGroupTags("fleet", new Dictionary<string, string>());

        Assert.Equal(ResultStatus.Ignored, (await StartAsync(Update("e-1"))).Status);
        Assert.Equal(
            ResultStatus.Ignored, (await StartAsync(new RecycleRequest(RecycleOrigin.Schedule, null, "t", IsDryRun: false))).Status);
        var byHand = await StartAsync(new RecycleRequest(RecycleOrigin.Hand, null, null, IsDryRun: true));
        Assert.Equal(ResultStatus.Failed, byHand.Status);
        Assert.Contains("autorecycle_strategy is missing", byHand.Reason, StringComparison.Ordinal);
        Assert.Empty(Started);
    }

    [Fact]
    public async Task Start_TagsForbidIt_StartsOnlyByHand()
    {
        _scene.Tag("autorecycle_recycle_on_asg_update", "false");

        Assert.Equal(ResultStatus.Ignored, (await StartAsync(Update("e-1"))).Status);
        Assert.Equal(
            ResultStatus.Completed, (await StartAsync(new RecycleRequest(RecycleOrigin.Hand, "fleet", null, IsDryRun: true))).Status);
        Assert.Contains("\"dryRun\":true", Assert.Single(Started).Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TagNamesAnotherStateMachine_StartsThat()
    {
        var mine = _scene.Aws.StateMachines.Create("mine");
        _scene.Tag("autorecycle_step_function_name", "mine");

        await StartAsync(Update("e-1"));

        Assert.Equal(mine, Assert.Single(Started).StateMachineArn);
    }

    [Fact]
    public async Task Start_TheFunctionsOwnChangeOrAnotherGroup_IsIgnoredWithoutACall()
    {
        var byFunction = Update("e-1") with { Caller = "arn:aws:sts::123456789012:assumed-role/fgt-edge-function/fgt-asg" };

        Assert.Equal(ResultStatus.Ignored, (await StartAsync(byFunction)).Status);
        Assert.Equal(ResultStatus.Ignored, (await StartAsync(Update("e-1") with { AutoScalingGroupName = "Fleet" })).Status);
        Assert.Empty(_scene.Gate.Calls);
    }

    private static RecycleRequest Update(string id) =>
        new(RecycleOrigin.Update, "fleet", id, IsDryRun: false, "arn:aws:sts::123456789012:assumed-role/netops/anna");

    private async Task<ResultDocument> StartAsync(RecycleRequest request)
    {
        var starter = new RecycleStarter(
            _scene.Options,
            "fleet",
            _scene.Reader,
            _scene.Records,
            new Lazy<IAmazonStepFunctions>(new StepFunctionsClient(_scene.Aws.StateMachines, _scene.Gate)),
            NullLogger.Instance);
        using var invocation = new Invocation(new FakeLambdaContext(_scene.Time, TimeSpan.FromMinutes(1)), _scene.Time, new Random(1));
        return ResultDocument.Of(await starter.StartAsync(request, invocation));
    }
}
