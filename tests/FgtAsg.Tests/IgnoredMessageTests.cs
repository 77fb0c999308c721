using System.Text.Json.Nodes;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Events;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests;

/// <summary>
/// An ignored message of a queue or a topic is gone. It is counted. A warning is logged if the event is unknown, or is for another group
/// or hook.
/// </summary>
public sealed class IgnoredMessageTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    public static TheoryData<string, string> Unhandled => new()
    {
        { """{ "hello": 1 }""", "the event has none of" },
        { """{ "detail-type": "Something Else", "source": "aws.else", "detail": {} }""", "'Something Else' of 'aws.else'" },
        { """{ "action": "dance" }""", "'dance' is not an action" },
        { OfGroup("launch-into-group"), "the event is of the group 'another'" },
        { OfGroup("terminate-successful"), "the event is of the group 'another'" },
        { Wrapped.Letter(OfGroup("launch-successful")), "the event is of the group 'another'" },
        { Wrapped.Records(new JsonObject { ["eventSource"] = "aws:kinesis" }), "aws:kinesis" },
    };

    public static TheoryData<string> Understood =>
    [
        StateChange("terminated"),
        StateChange("pending"),
        StateChange("running"),
        Fixture.Text("launch-unsuccessful-before-an-instance"),
        Fixture.Text("s3-object-created").Replace("FGVM01.lic", "readme.txt", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Unhandled))]
    public async Task Message_ForAnotherGroupOrUnknown_IsCountedWithAWarning(string body, string reason)
    {
        await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", body)));
        await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sns(body));

        Assert.Equal([(1, 1), (1, 1)], Counted());
        Assert.Equal(["m-1", "sns-0"], Told().Select(line => line["messageId"]!.ToString()));
        Assert.All(Told(), line => Assert.Contains(reason, line["reason"]!.ToString(), StringComparison.Ordinal));
        Assert.All(Told(), line => Assert.Equal("WARN", line["level"]!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Understood))]
    public async Task Message_NeedsNothing_IsCountedWithoutAWarning(string body)
    {
        await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", body)));

        Assert.Equal([(1, 0)], Counted());
        Assert.Empty(Told());
    }

    /// <summary>A queue message that wraps a letter or a notification is one message: the one that SQS deletes.</summary>
    [Fact]
    public async Task Message_ContainsMessages_WarningHasTheOuterId()
    {
        var body = Wrapped.Letter(Wrapped.Sns("""{ "hello": 1 }""", """{ "hello": 2 }"""));

        await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", body)));

        Assert.Equal([(1, 1), (1, 1)], Counted());
        Assert.Equal(["m-1", "m-1"], Told().Select(line => line["messageId"]!.ToString()));
    }

    /// <summary>EventBridge and S3 send events without a message and do not read the answer either.</summary>
    [Fact]
    public async Task Event_WithoutAMessageForAnotherGroup_LogsAWarning()
    {
        await _fleet.AskAsync("""{ "hello": 1 }""");
        await _fleet.AskAsync(Wrapped.Letter(OfGroup("launch-into-group")));
        await _fleet.AskAsync(StateChange("terminated"));

        Assert.Equal([(1, 1), (1, 1)], Counted());
        Assert.Equal(2, Told().Count());
        // The message id is the invocation's request id.
        Assert.All(Told(), line => Assert.True(Guid.TryParse(line["messageId"]!.ToString(), out _)));
    }

    [Fact]
    public async Task Message_OfAnotherHook_IsCountedWithAWarning()
    {
        _fleet.Configure(options => options with { Hooks = options.Hooks with { LaunchName = "ours", TerminateName = "ours" } });

        await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", Fixture.Text("launch-into-group"))));

        Assert.Equal([(1, 1)], Counted());
    }

    [Fact]
    public async Task Message_IsHandled_IsNotCounted()
    {
        await _fleet.InvokeAsync(_fleet.StartFunction(), Wrapped.Sqs(("m-1", _fleet.Launch().Event)));

        Assert.Empty(Counted());
    }

    private static string OfGroup(string fixture)
    {
        var json = JsonNode.Parse(Fixture.Text(fixture))!;
        json["detail"]!["AutoScalingGroupName"] = "another";
        return json.ToJsonString();
    }

    /// <summary>A state change of another group's instance.</summary>
    private static string StateChange(string state) => $$"""
        {
          "detail-type": "EC2 Instance State-change Notification",
          "source": "aws.ec2",
          "detail": { "instance-id": "i-0fedcba9876543210", "state": "{{state}}" }
        }
        """;

    private IEnumerable<JsonNode> Lines() =>
        _fleet.Logged.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);

    private IEnumerable<(int, int)> Counted() => Lines()
        .Where(line => line["MessagesIgnored"] is not null)
        .Select(line => (line["MessagesIgnored"]!.GetValue<int>(), line["MessagesUnhandled"]!.GetValue<int>()));

    private IEnumerable<JsonNode> Told() => Lines().Where(line => line["eventId"]?.GetValue<int>() == 40);
}
