using System.Text.Json.Nodes;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Tests.Events;

public sealed class EventParserTests
{
    private const string Token = "87654321-4321-4321-4321-210987654321";
    private static readonly InstanceId Id = InstanceId.Parse("i-0123456789abcdef0");

    [Theory]
    [InlineData("launch-into-group", "AutoScalingGroup")]
    [InlineData("launch-into-warm-pool", "WarmPool")]
    public void Parse_LaunchHook_IsALaunchAction(string fixture, string destination) => Assert.Equal(
        new LaunchAction(new LifecycleAction("fleet", "launch", Id, Token), "EC2", destination), Parse(fixture));

    [Fact]
    public void Parse_ManualLaunchEvent_NeedsNoTokenAndAcceptsAShortId() => Assert.Equal(
        new LaunchAction(new LifecycleAction("fleet", "launch", InstanceId.Parse("i-01234567"), Token: null), null, null),
        Parse("launch-by-hand-without-token"));

    [Theory]
    [InlineData("terminate-out-of-group", "EC2", true)]
    [InlineData("terminate-back-to-warm-pool", "WarmPool", false)]
    [InlineData("terminate-for-new-root-volume", "AutoScalingGroup", false)]
    public void Parse_TerminateHook_IsATerminateAction(string fixture, string destination, bool ends)
    {
        var action = Assert.IsType<TerminateAction>(Parse(fixture));

        Assert.Equal(new TerminateAction(new LifecycleAction("fleet", "terminate", Id, Token), "AutoScalingGroup", destination), action);
        Assert.Equal(ends, action.EndsInstance);
    }

    [Fact]
    public void Parse_LaunchSuccessful_IsLaunchSucceeded() => Assert.Equal(new LaunchSucceeded("fleet", Id), Parse("launch-successful"));

    [Theory]
    [InlineData("launch-unsuccessful")]
    [InlineData("terminate-successful")]
    public void Parse_InstanceIsGone_IsInstanceEnded(string fixture) =>
        Assert.Equal(new InstanceEnded("fleet", Id, IsInWarmPool: false), Parse(fixture));

    [Theory]
    [InlineData("terminate-successful", true)]
    [InlineData("launch-unsuccessful", false)]
    public void Parse_DestinationIsTheWarmPool_InstanceLivesOnlyAfterASuccessfulTermination(string fixture, bool isInWarmPool)
    {
        var json = JsonNode.Parse(Fixture.Text(fixture))!;
        json["detail"]!["Destination"] = "WarmPool";

        Assert.Equal(new InstanceEnded("fleet", Id, isInWarmPool), ParseText(json.ToJsonString()));
    }

    [Fact]
    public void Parse_LaunchFailedBeforeAnInstance_IsNothingToDo() => Assert.Equal(
        new NothingToDo("the event names no instance: the launch failed before there was one"),
        Parse("launch-unsuccessful-before-an-instance"));

    [Fact]
    public void Parse_GroupsOwnLaunchMessage_IsALaunchAction() => Assert.Equal(
        new LaunchAction(new LifecycleAction("fleet", "launch", Id, Token), "EC2", "AutoScalingGroup"), Parse("group-launch-message"));

    [Fact]
    public void Parse_GroupsOwnTerminateMessage_IsATerminateAction() => Assert.Equal(
        new TerminateAction(new LifecycleAction("fleet", "terminate", Id, Token), "AutoScalingGroup", "EC2"),
        Parse("group-terminate-message"));

    [Fact]
    public void Parse_TestNotification_IsATestNotification() =>
        Assert.Equal(new TestNotification("fleet"), Parse("group-test-notification"));

    [Theory]
    [InlineData("sns-launch", "launch")]
    [InlineData("sns-test-notification", "test")]
    public void Parse_SnsRecords_AreABatchOfMessages(string fixture, string inner)
    {
        var batch = Assert.IsType<MessageBatch>(Parse(fixture));

        Assert.Equal(MessageSource.Sns, batch.Source);
        var message = Assert.Single(batch.Messages);
        Assert.Equal("95df01b4-ee98-5cb9-9903-4c221d41eb5e", message.Id);
        Assert.Equal(inner == "launch" ? typeof(LaunchAction) : typeof(TestNotification), ParseText(message.Body).GetType());
    }

    [Fact]
    public void Parse_SqsRecords_AreABatchByMessageId()
    {
        var batch = Assert.IsType<MessageBatch>(Parse("sqs-launch-and-terminate"));

        Assert.Equal(MessageSource.Sqs, batch.Source);
        Assert.Equal(["059f36b4-87a3-44ab-83d2-661975830a7d", "2e1424d4-f796-459a-8184-9c92662be6da"], batch.Messages.Select(m => m.Id));
        Assert.IsType<LaunchAction>(ParseText(batch.Messages[0].Body));
        Assert.IsType<TerminateAction>(ParseText(batch.Messages[1].Body));
    }

    [Fact]
    public void Parse_QueueSubscribedToATopic_ContainsTheTopicsEnvelope()
    {
        var queued = Assert.IsType<MessageBatch>(Parse("sqs-launch-by-way-of-sns"));
        var notification = Assert.IsType<MessageBatch>(ParseText(Assert.Single(queued.Messages).Body));

        Assert.IsType<LaunchAction>(ParseText(Assert.Single(notification.Messages).Body));
    }

    [Fact]
    public void Parse_InstanceIsTerminated_IsAStateChange() =>
        Assert.Equal(new InstanceStateChanged(Id, "terminated"), Parse("state-change-terminated"));

    [Fact]
    public void Parse_InstanceIsRunning_IsInstanceRunning() => Assert.Equal(
        new InstanceRunning(Id),
            ParseText(
                """{ "detail-type": "EC2 Instance State-change Notification", "source": "aws.ec2", """
                    + """ "detail": { "instance-id": "i-0123456789abcdef0", "state": "running" } }"""));

    [Theory]
    [InlineData(
        "{}", "the event has none of detail-type, Records, Event, LifecycleTransition and action: not a kind that this function knows")]
    [InlineData(
        """{ "Event": "autoscaling:EC2_INSTANCE_LAUNCH" }""",
        "'autoscaling:EC2_INSTANCE_LAUNCH' is not a notification that this function handles")]
    [InlineData("""{ "Event": 5 }""", "'5' is not a notification that this function handles")]
    [InlineData(
        """{ "LifecycleTransition": "autoscaling:EC2_INSTANCE_OTHER" }""",
        "the lifecycle transition 'autoscaling:EC2_INSTANCE_OTHER' is not handled")]
    [InlineData(
        """{ "detail-type": "ec2 instance-launch lifecycle action", "source": "aws.autoscaling" }""",
        "'ec2 instance-launch lifecycle action' of 'aws.autoscaling' is not an event that this function handles")]
    public void Parse_UnknownForm_IsUnhandledWithTheReason(string json, string reason) =>
        Assert.Equal(new Unhandled(reason), ParseText(json));

    [Fact]
    public void Fixtures_All_AreReadWithoutAnError() => Assert.All(Fixture.Names, name => Assert.NotNull(Parse(name)));

    private static FleetEvent Parse(string fixture) => EventParser.Parse(Fixture.Bytes(fixture));

    private static FleetEvent ParseText(string json) => EventParser.Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
