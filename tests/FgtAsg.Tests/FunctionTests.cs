using System.Text.Json.Nodes;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Recycle;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Events;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests;

public sealed class FunctionTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Theory]
    [InlineData("launch-unsuccessful-before-an-instance")]
    public async Task HandleAsync_EventWithoutAnInstance_IsIgnoredWithoutACall(string fixture)
    {
        var gate = new CallGate();

        var answer = await _fleet.AskAsync(Fixture.Text(fixture), gate);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Null(answer.Action);
        Assert.NotEmpty(answer.Reason!);
        Assert.Empty(gate.Calls);
    }

    [Fact]
    public async Task HandleAsync_RecyclingIsOff_IgnoresRequestsAndRefusesSteps()
    {
        var gate = new CallGate();

        var answer = await _fleet.AskAsync("""{ "action": "recycle" }""", gate);
        var step = await Assert.ThrowsAsync<RecycleRefusedException>(() => _fleet.AskAsync(
            """
            { "action": "recycleStep", "step": "validate", "execution": "one", "autoScalingGroupName": "fleet",
              "at": "2026-03-01T12:00:00Z" }
            """,
            gate));

        Assert.Equal(
            (ResultStatus.Ignored, "recycle", "recycling is off: recycle_state_machine_arn is not set"), (
                answer.Status, answer.Action, answer.Reason));
        Assert.Equal("recycling is off: recycle_state_machine_arn is not set", step.Message);
        Assert.Empty(gate.Calls);
    }

    [Theory]
    [InlineData("launch-into-group", "launch")]
    [InlineData("terminate-out-of-group", "terminate")]
    [InlineData("launch-successful", "confirm")]
    [InlineData("terminate-successful", "terminate")]
    public async Task HandleAsync_AnotherGroupsEvent_IsIgnoredWithoutACall(string fixture, string action)
    {
        var gate = new CallGate();
        var json = JsonNode.Parse(Fixture.Text(fixture))!;
        json["detail"]!["AutoScalingGroupName"] = "another";

        var answer = await _fleet.AskAsync(json.ToJsonString(), gate);

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Equal(action, answer.Action);
        Assert.Equal("the event is of the group 'another', and this function is of 'fleet'", answer.Reason);
        Assert.Empty(gate.Calls);
    }

    [Theory]
    [InlineData("launch-into-group", "launch", "in")]
    [InlineData("launch-into-warm-pool", "launch", "in")]
    [InlineData("group-launch-message", "launch", "in")]
    [InlineData("terminate-out-of-group", "terminate", "out")]
    [InlineData("terminate-back-to-warm-pool", "terminate", "out")]
    [InlineData("terminate-for-new-root-volume", "terminate", "out")]
    [InlineData("group-terminate-message", "terminate", "out")]
    public async Task HandleAsync_AnotherHooksEvent_IsIgnoredWithoutACall(string fixture, string action, string served)
    {
        _fleet.Configure(options => options with { Hooks = new HookOptions { LaunchName = "in", TerminateName = "out" } });
        var gate = new CallGate();

        var answer = await _fleet.AskAsync(Fixture.Text(fixture), gate);

        Assert.Equal((ResultStatus.Ignored, action, "i-0123456789abcdef0"), (answer.Status, answer.Action, answer.InstanceId));
        Assert.Equal($"the event is of the hook '{action}', and this function serves '{served}'", answer.Reason);
        Assert.Empty(gate.Calls);
    }

    /// <summary>Each hook name applies to its own transition. If a name is not set, all hooks of that transition are served.</summary>
    [Theory]
    [InlineData(null, "terminate")]
    [InlineData("launch", null)]
    [InlineData("launch", "terminate")]
    public async Task HandleAsync_ConfiguredHooks_AreServed(string? launchName, string? terminateName)
    {
        _fleet.Configure(options => options with { Hooks = new HookOptions { LaunchName = launchName, TerminateName = terminateName } });

        var id = await _fleet.LaunchToServiceAsync();

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);
    }

    [Theory]
    [InlineData("group-test-notification")]
    [InlineData("sns-test-notification")]
    [InlineData("s3-test-event")]
    public async Task HandleAsync_TestNotification_IsAcknowledged(string fixture)
    {
        var answer = await _fleet.AskAsync(Fixture.Text(fixture));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal("test", answer.Action);
    }

    [Fact]
    public async Task HandleAsync_Malformed_ThrowsWithoutACall()
    {
        var gate = new CallGate();

        await Assert.ThrowsAsync<MalformedEventException>(() => _fleet.AskAsync("""{ "detail-type": """, gate));

        Assert.Empty(gate.Calls);
    }

    [Fact]
    public async Task HandleAsync_LaunchFromSns_AnswersLikeTheEventItself()
    {
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(Wrapped.Sns(launch));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Equal(id, answer.InstanceId);
    }

    [Fact]
    public async Task HandleAsync_TwoNotifications_ReturnsAList()
    {
        var test = Fixture.Text("group-test-notification");

        var answer = JsonNode.Parse(await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sns(test, test)))!.AsArray();

        Assert.Equal(["completed", "completed"], answer.Select(a => a!["status"]!.ToString()));
    }

    [Fact]
    public async Task HandleAsync_NotificationFails_FailsTheInvocation()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var gate = new CallGate { Before = call => call.Operation == "ReleaseAddress" ? AwsFault.Fatal(call) : null };

        await Assert.ThrowsAsync<IncompleteException>(() => _fleet.AskAsync(Wrapped.Sns(_fleet.Terminate(id)), gate));
    }

    [Fact]
    public async Task HandleAsync_QueueWithOneBadMessage_FailsThatOneOnly()
    {
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.InvokeAsync(
            _fleet.StartFunction(), Wrapped.Sqs(("bad", "not json"), ("good", launch), ("foreign", """{ "hello": 1 }""")));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"bad"}]}""", answer);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
        Assert.Contains("Message bad failed and will be delivered again", _fleet.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleAsync_QueueMessageIsIncomplete_IsReportedForRedelivery()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var terminate = _fleet.Terminate(id);
        var gate = new CallGate { Before = call => call.Operation == "ReleaseAddress" ? AwsFault.Fatal(call) : null };

        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""",
            await _fleet.InvokeAsync(_fleet.StartFunction(gate), Wrapped.Sqs(("m-1", terminate))));
        Assert.Equal("""{"batchItemFailures":[]}""", await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", terminate))));

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task HandleAsync_QueueSubscribedToATopic_UnwrapsTheMessage()
    {
        var (id, launch) = _fleet.Launch();
        var notification = new JsonObject
        {
            ["Type"] = "Notification",
            ["TopicArn"] = "arn:aws:sns:eu-central-1:123456789012:fleet",
            ["Message"] = launch,
        };

        Assert.Equal(
            """{"batchItemFailures":[]}""",
            await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", notification.ToJsonString()))));

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task HandleAsync_Launch_LogsAndCountsTheAnswerWithoutTheToken()
    {
        var (id, launch) = _fleet.Launch();
        var token = JsonNode.Parse(launch)!["detail"]!["LifecycleActionToken"]!.ToString();

        await _fleet.AskAsync(launch);

        var lines = _fleet.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        var answered = Assert.Single(lines, line => line["eventId"]?.GetValue<int>() == 1);
        Assert.Equal(id, answered["instanceId"]!.ToString());
        Assert.Single(lines, line => line["LaunchCompleted"] is not null && line["AutoScalingGroupName"]!.ToString() == "fleet");
        Assert.Single(lines, line => line["TrackFileWait"] is not null);
        Assert.DoesNotContain(token, _fleet.Logged, StringComparison.Ordinal);
    }
}
