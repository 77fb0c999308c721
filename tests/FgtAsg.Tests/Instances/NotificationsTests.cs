using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.StartCommand;

namespace FgtAsg.Tests.Instances;

public sealed class NotificationsTests
{
    private const string Prefix = "arn:aws:sns:eu-central-1:123456789012:";

    private readonly StartCommandScenario _scenario = new(options => options with
    {
        Start = null,
        Topics = new TopicOptions { Launched = Prefix + "launched", Running = Prefix + "running", Terminating = Prefix + "terminating" },
    });

    public NotificationsTests()
    {
        foreach (var topic in new[] { "launched", "running", "terminating" })
        {
            Fleet.Aws.Topics.Create(topic);
        }
    }

    private SimulatedFleet Fleet => _scenario.Fleet;

    [Fact]
    public async Task Fleet_WithTopics_PublishesEachTransition()
    {
        var id = await _scenario.LaunchAsync();
        var running = await Fleet.AskAsync(StartCommandScenario.Running(id));
        await Fleet.AskAsync(Fleet.Terminate(id));

        Assert.Equal((ResultStatus.Completed, "start", "no command is configured"), (running.Status, running.Action, running.Reason));
        Assert.Equal(
            ["launched", "running", "terminating"], Fleet.Aws.Topics.Published.Select(message => message.TopicArn[Prefix.Length..]));
        foreach (var message in Fleet.Aws.Topics.Published)
        {
            var transition = message.TopicArn[Prefix.Length..];
            var json = JsonNode.Parse(message.Message)!;
            Assert.Equal(
                (transition, "fleet", id, "hostname-001", "eu-central-1"),
                (
                    (string?)json["transition"],
                    (string?)json["autoScalingGroupName"],
                    (string?)json["instanceId"],
                    (string?)json["hostname"],
                    (string?)json["region"]));
            Assert.Matches(@"\A2026-03-01T12:\d\d:\d\dZ\z", (string?)json["time"]);
            Assert.Equal(
                [("autoScalingGroupName", "String", "fleet"), ("transition", "String", transition)],
                message.MessageAttributes.OrderBy(a => a.Key, StringComparer.Ordinal)
                    .Select(a => (a.Key, a.Value.DataType, a.Value.StringValue)));
        }
    }

    /// <summary>Notifications always use the short hostname, whatever form the tags have.</summary>
    [Fact]
    public async Task Fleet_FullNamesInTags_PublishesTheHostname()
    {
        Fleet.NameInTags(HostnameForm.FullyQualified);
        var id = await _scenario.LaunchAsync();
        await Fleet.AskAsync(StartCommandScenario.Running(id));
        await Fleet.AskAsync(Fleet.Terminate(id));

        Assert.Equal(3, Fleet.Aws.Topics.Published.Count);
        Assert.All(
            Fleet.Aws.Topics.Published,
            message => Assert.Equal("hostname-001", (string?)JsonNode.Parse(message.Message)!["hostname"]));
    }

    [Fact]
    public async Task Fleet_WithoutTopics_PublishesNothing()
    {
        Fleet.Configure(options => options with { Topics = new TopicOptions() });
        var id = await _scenario.LaunchAsync();
        await Fleet.AskAsync(StartCommandScenario.Running(id));
        await Fleet.AskAsync(Fleet.Terminate(id));

        Assert.Empty(Fleet.Aws.Topics.Published);
    }

    [Fact]
    public async Task Fleet_IntoTheWarmPoolAndBack_PublishesOnlyGroupTransitions()
    {
        Fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        await Fleet.SettleAsync();
        Assert.Empty(Fleet.Aws.Topics.Published);

        var id = Fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName).Single();
        await Fleet.SettleAsync();
        Fleet.Cloud.ScaleIn(id);
        await Fleet.SettleAsync();

        Assert.Equal(
            ["launched", "running"],
            Fleet.Aws.Topics.Published.Select(message => message.TopicArn[Prefix.Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Launch_RepeatedAfterItsEnd_IsPublishedAgain()
    {
        var (_, launch) = Fleet.Launch();
        await Fleet.AskAsync(launch);
        await Fleet.PassAsync(TimeSpan.FromSeconds(30));

        await Fleet.AskAsync(launch);

        Assert.Equal(2, Fleet.Aws.Topics.Published.Count);
    }

    [Fact]
    public async Task Launch_IsAbandoned_IsNotPublished()
    {
        var (_, launch) = Fleet.Launch();
        var gate = new CallGate { Before = call => call.Operation == "CreateNetworkInterface" ? AwsFault.Fatal(call) : null };

        Assert.Equal(ResultStatus.Abandoned, (await Fleet.AskAsync(launch, gate)).Status);

        Assert.Empty(Fleet.Aws.Topics.Published);
    }

    [Fact]
    public async Task AnyTransition_TopicIsGone_CompletesWithAWarning()
    {
        var gate = new CallGate
        {
            Before = call => call.Operation == "Publish"
                ? new AmazonSimpleNotificationServiceException(
                    "Topic does not exist", ErrorType.Sender, "NotFound", "r-1", System.Net.HttpStatusCode.NotFound)
                : null,
        };
        var (id, launch) = Fleet.Launch();

        var launched = await Fleet.AskAsync(launch, gate);
        await Fleet.PassAsync(TimeSpan.FromSeconds(30));
        var running = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);
        var terminated = await Fleet.AskAsync(Fleet.Terminate(id), gate);

        Assert.Equal((ResultStatus.Completed, "CONTINUE"), (launched.Status, launched.LifecycleActionResult));
        Assert.Equal((ResultStatus.Completed, "CONTINUE"), (terminated.Status, terminated.LifecycleActionResult));
        Assert.Equal(ResultStatus.Completed, running.Status);
        Assert.Equal([$"the notification that {id} is launched failed: NotFound: Topic does not exist"], launched.Warnings);
        Assert.Equal([$"the notification that {id} is running failed: NotFound: Topic does not exist"], running.Warnings);
        Assert.Equal([$"the notification that {id} is terminating failed: NotFound: Topic does not exist"], terminated.Warnings);
        Assert.Equal(4, Fleet.Logged.Split("\"TransitionsNotTold\":1").Length);
    }

    [Fact]
    public async Task Launch_TopicIsThrottledForLong_DoesNotWaitForIt()
    {
        var (_, launch) = Fleet.Launch();
        var before = _scenario.Time.Elapsed;
        var gate = new CallGate { Before = call => call.Operation == "Publish" ? AwsFault.Throttled(call) : null };

        var answer = await Fleet.AskAsync(launch, gate);

        Assert.Equal((ResultStatus.Completed, "CONTINUE"), (answer.Status, answer.LifecycleActionResult));
        Assert.Single(answer.Warnings);
        Assert.InRange(_scenario.Time.Elapsed - before, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));
    }
}
