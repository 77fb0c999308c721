using System.Text.Json.Nodes;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Events;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests;

/// <summary>A message of Lambda's on-failure destination is handled like the event that it contains, wherever it comes from.</summary>
public sealed class DeadLetterTests
{
    private const string Done = """{"batchItemFailures":[]}""";

    private static readonly Dictionary<string, Func<string, string>> Ways = new(StringComparer.Ordinal)
    {
        ["by hand"] = Wrapped.Letter,
        ["by SNS"] = launch => Wrapped.Sns(Wrapped.Letter(launch)),
        ["in a letter"] = launch => Wrapped.Letter(Wrapped.Letter(launch)),
        ["of SNS"] = launch => Wrapped.Letter(Wrapped.Sns(launch)),
        ["of a letter by SNS, again"] = launch => Wrapped.Letter(Wrapped.Sns(Wrapped.Letter(launch))),
    };

    private static readonly Dictionary<string, Func<string, string>> Bodies = new(StringComparer.Ordinal)
    {
        ["a letter"] = Wrapped.Letter,
        ["a letter in a letter"] = launch => Wrapped.Letter(Wrapped.Letter(launch)),
        ["a notification of a letter"] = launch => Wrapped.Notification(Wrapped.Letter(launch)),
        ["a letter of SNS"] = launch => Wrapped.Letter(Wrapped.Sns(launch)),
        ["a letter of a batch"] = launch => Wrapped.Letter(Wrapped.Sqs(("inner", launch))),
        ["a batch"] = launch => Wrapped.Sqs(("inner", launch)),
        ["a notification in a notification"] = launch => Wrapped.Notification(Wrapped.Notification(launch)),
    };

    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    public static TheoryData<string> WayNames => [.. Ways.Keys];

    public static TheoryData<string> BodyNames => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(WayNames))]
    public async Task Letter_OfALaunch_IsAnsweredLikeTheLaunch(string way)
    {
        var (id, launch) = _fleet.Launch();

        var answer = await _fleet.AskAsync(Ways[way](launch));

        Assert.Equal((ResultStatus.Completed, "launch", id), (answer.Status, answer.Action, answer.InstanceId));
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task Letter_InAQueue_IsCompleted(string body)
    {
        var (id, launch) = _fleet.Launch();

        Assert.Equal(Done, await InvokeAsync(Wrapped.Sqs(("m-1", Bodies[body](launch)))));

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task Letter_InAQueueAndTheEventFailsAgain_IsReportedForRedelivery(string body)
    {
        var terminate = _fleet.Terminate(await _fleet.LaunchToServiceAsync());

        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""",
            await InvokeAsync(Wrapped.Sqs(("m-1", Bodies[body](terminate))), new CallGate { Before = NothingIsReleased }));
    }

    /// <summary>A letter is the payload of an asynchronous invocation, so nobody reads the answer.</summary>
    [Fact]
    public async Task Letter_OfABatchThatFails_FailsTheInvocation()
    {
        var letter = Wrapped.Letter(Wrapped.Sqs(("m-1", _fleet.Terminate(await _fleet.LaunchToServiceAsync()))));

        await Assert.ThrowsAsync<IncompleteException>(() => InvokeAsync(letter, new CallGate { Before = NothingIsReleased }));
    }

    [Fact]
    public async Task Letter_OfABatchWithGoodAndBadEvents_HandlesTheGoodAndFails()
    {
        var (id, launch) = _fleet.Launch();
        var body = Wrapped.Letter(Wrapped.Sqs(("bad", "no JSON"), ("good", launch)));

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", await InvokeAsync(Wrapped.Sqs(("m-1", body))));

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Fact]
    public async Task Letter_OfFileEvents_AcceptsTheFiles()
    {
        var letter = Wrapped.Letter(Fixture.Text("s3-object-removed"));

        Assert.Equal(
            (await _fleet.AskAsync(Fixture.Text("s3-object-removed"))).Action, (await _fleet.AskAsync(letter)).Action);
        Assert.Equal(Done, await InvokeAsync(Wrapped.Sqs(("m-1", letter))));
    }

    /// <summary>Dead letters of EventBridge and of a queue's redrive are the event itself.</summary>
    [Fact]
    public async Task Letter_OfEventBridge_IsHandledLikeTheEvent()
    {
        var (id, launch) = _fleet.Launch();

        Assert.Equal(Done, await InvokeAsync(Wrapped.Sqs(("m-1", launch))));

        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet, id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","requestPayload":null""")]
    [InlineData(""","requestPayload":"text" """)]
    [InlineData(""","requestPayload":[]""")]
    public async Task Letter_WithoutAnEvent_IsMalformed(string payload)
    {
        var letter = $$"""{"version":"1.0","requestContext":{"condition":"RetriesExhausted"}{{payload}}}""";

        var error = await Assert.ThrowsAsync<MalformedEventException>(() => InvokeAsync(letter));

        Assert.StartsWith("requestPayload is ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(": expected the event that failed, as an object.", error.Message, StringComparison.Ordinal);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", await InvokeAsync(Wrapped.Sqs(("m-1", letter))));
    }

    /// <summary>An on-success destination sends the same form for a successful event.</summary>
    [Fact]
    public async Task Record_OfASuccess_IsIgnored()
    {
        var record = JsonNode.Parse(Wrapped.Letter(_fleet.Launch().Event))!;
        record["requestContext"]!["condition"] = "Success";
        var gate = new CallGate();

        Assert.Equal(ResultStatus.Ignored, (await _fleet.AskAsync(record.ToJsonString(), gate)).Status);
        Assert.Empty(gate.Calls);
    }

    [Fact]
    public async Task Letter_NestedTooDeeplyForJson_IsMalformed()
    {
        var letter = """{"action":"sweep"}""";
        for (var depth = 0; depth < 70; depth++)
        {
            letter = $$"""{"requestPayload":{{letter}}}""";
        }

        await Assert.ThrowsAsync<MalformedEventException>(() => InvokeAsync(letter));
    }

    [Fact]
    public async Task Message_InTooManyLayers_IsMalformed()
    {
        // An escaped backslash (\u005c) does not double with each layer.
        var text = "{}";
        for (var depth = 0; depth < 70; depth++)
        {
            var escaped = text.Replace("\\", "\\u005c", StringComparison.Ordinal).Replace("\"", "\\u0022", StringComparison.Ordinal);
            text = $$"""{"TopicArn":"t","Message":"{{escaped}}"}""";
        }

        var error = await Assert.ThrowsAsync<MalformedEventException>(() => InvokeAsync(text));

        Assert.Equal("The event is nested in more than 64 messages: expected fewer.", error.Message);
    }

    private static Exception? NothingIsReleased(AwsCall call) => call.Operation == "ReleaseAddress" ? AwsFault.Fatal(call) : null;

    private Task<string> InvokeAsync(string json, CallGate? gate = null) => _fleet.InvokeAsync(_fleet.StartFunction(gate), json);
}
