using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.StartCommand;

/// <summary>Lost answers, dying processes, refused commands and failed commands: each start gets at most one command.</summary>
public sealed class StartCommandFaultTests
{
    private readonly StartCommandScenario _scenario = new();

    private SimulatedFleet Fleet => _scenario.Fleet;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_AnswerOfSendIsLost_FindsTheCommandOrSendsItAgain(bool tookEffect)
    {
        var id = await _scenario.LaunchAsync();
        var lost = 0;
        Exception? Lose(AwsCall call) => call.Operation == "SendCommand" && lost++ == 0 ? new TimeoutException("no answer") : null;
        var gate = tookEffect ? new CallGate { After = Lose } : new CallGate { Before = Lose };

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal((ResultStatus.Completed, "Success"), (answer.Status, answer.Start?.Status));
        Assert.Equal(tookEffect ? 1 : 2, StartCommandScenario.Sent(gate).Count());
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Theory]
    [MemberData(nameof(FleetFaults.Deaths), MemberType = typeof(FleetFaults))]
    public Task Start_ProcessDiesAtAnyCall_OneCommandIsSentInTheEnd(string fault) => FleetFaults.AtEveryCallAsync(
        fault,
        async gate =>
        {
            var scenario = new StartCommandScenario();
            var id = await scenario.LaunchAsync();

            await scenario.DeliverOnceAsync(StartCommandScenario.Running(id), gate);
            var answer = await scenario.Fleet.AskAsync(StartCommandScenario.Running(id));

            Assert.Equal((ResultStatus.Completed, "Success"), (answer.Status, answer.Start?.Status));
            scenario.AssertOneCommand(id, "hostname-001");
        },
        atLeast: 8);

    [Fact]
    public async Task Start_AnotherDeliveryIsWorking_WaitsForIt()
    {
        var id = await _scenario.LaunchAsync();
        var second = Task.FromResult<ResultDocument?>(null);
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation == "SendCommand")
            {
                // The second delivery finds that another one is at work, and gives up when its time ends.
                var time = Fleet.InvocationTime;
                Fleet.InvocationTime = TimeSpan.FromSeconds(60);
                second = Task.FromResult<ResultDocument?>(_scenario.FailAsync(StartCommandScenario.Running(id)).GetAwaiter().GetResult());
                Fleet.InvocationTime = time;
            }

            return null;
        };

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Contains(
            $"waiting for another delivery, which is about to send the start command to {id}",
            (await second)!.Reason,
            StringComparison.Ordinal);
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Theory]
    [InlineData("InvalidDocument", true)]
    [InlineData("AccessDeniedException", true)]
    [InlineData("InvalidParameters", false)]
    [InlineData("ValidationException", false)]
    public async Task Start_CommandIsRefused_LeavesNothingAndIsSentOnceTheCauseIsFixed(string code, bool saysWhy)
    {
        var id = await _scenario.LaunchAsync();
        var gate = new CallGate
        {
            Before = call => call.Operation == "SendCommand"
                ? new AmazonSimpleSystemsManagementException(
                    saysWhy ? "the reason" : $"the reason: {StartCommandScenario.Secret}",
                    ErrorType.Sender,
                    code,
                    "r-1",
                    HttpStatusCode.BadRequest)
                : null,
        };

        var answer = await _scenario.FailAsync(StartCommandScenario.Running(id), gate);

        Assert.StartsWith($"Systems Manager refused the command: {code}", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(saysWhy, answer.Reason!.Contains("the reason", StringComparison.Ordinal));
        Assert.Null(_scenario.Record(id));
        _scenario.AssertNoSecret();
        Assert.Equal(ResultStatus.Completed, (await Fleet.AskAsync(StartCommandScenario.Running(id))).Status);
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("TimedOut")]
    [InlineData("Cancelled")]
    public async Task Start_CommandFails_IsReportedOnceAndNotSentAgain(string outcome)
    {
        var id = await _scenario.LaunchAsync();
        Fleet.SystemsManager.Options = Fleet.SystemsManager.Options with { Outcome = _ => outcome };

        var first = await _scenario.FailAsync(StartCommandScenario.Running(id));
        var again = await Fleet.AskAsync(StartCommandScenario.Running(id));

        Assert.Contains($"ended {outcome}", first.Reason, StringComparison.Ordinal);
        Assert.Equal(outcome, first.Start?.Status);
        Assert.Equal((ResultStatus.Completed, outcome), (again.Status, again.Start?.Status));
        _scenario.AssertOneCommand(id, "hostname-001");
        Assert.Equal(2, Fleet.Logged.Split("\"StartCommandFailed\":1").Length);
        Assert.Contains($"of {id} ended {outcome}", Fleet.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CommandNeverEnds_NextDeliveryFollowsIt()
    {
        var id = await _scenario.LaunchAsync();
        Fleet.SystemsManager.Options = Fleet.SystemsManager.Options with { RunDelay = null };

        var answer = await _scenario.FailAsync(StartCommandScenario.Running(id));
        Fleet.SystemsManager.Options = Fleet.SystemsManager.Options with { RunDelay = TimeSpan.FromSeconds(1) };
        var next = await Fleet.AskAsync(StartCommandScenario.Running(id));

        Assert.Contains("seeing the end of command", answer.Reason, StringComparison.Ordinal);
        Assert.Equal((ResultStatus.Completed, "Success"), (next.Status, next.Start?.Status));
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Fact]
    public async Task Start_AgentGoesAwayBeforeTheCommand_IsSentWhenItIsBack()
    {
        var id = await _scenario.LaunchAsync();
        var refused = 0;
        var gate = new CallGate
        {
            Before = call => call.Operation == "SendCommand" && refused++ < 3
                ? new AmazonSimpleSystemsManagementException(
                    "not in a valid state", ErrorType.Sender, "InvalidInstanceId", "r-1", HttpStatusCode.BadRequest)
                : null,
        };

        Assert.Equal(ResultStatus.Completed, (await Fleet.AskAsync(StartCommandScenario.Running(id), gate)).Status);

        Assert.Equal(4, StartCommandScenario.Sent(gate).Count());
        _scenario.AssertOneCommand(id, "hostname-001");
    }
}
