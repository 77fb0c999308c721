using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd.Faults;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>A firewall's start command, whenever the event that it runs comes: one command, with the right hostname.</summary>
public sealed class StartTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    private const string Secret = "s3cr3t-of-the-fleet";

    private static readonly FleetOptions WithStart = WithPools with
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start_command_document"] = "firewall-start",
            ["start_command_parameters"] =
                $$"""{"name": "${hostname}", "place": ["${region}", "${instance_id}", "${group}"], "password": "{{Secret}}"}""",
        },
    };

    [SandboxFact]
    public async Task Running_BeforeTheLaunchEvent_WaitsForTheNameAndSendsOneCommand()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart);
        var (id, launch) = await LaunchOneAsync(fleet);
        var starting = InvokeAsync(fleet, await StateChangeAsync(fleet, id, "running"));
        await SeenAsync(fleet, "GetItem", id);
        Assert.False(starting.IsCompleted);

        var (_, launched) = await InvokeAsync(fleet, launch);
        var (result, started) = await starting;

        Assert.True(started is not null, result.ErrorMessage);
        Assert.Equal("completed", Text(started, "status"));
        AssertOneCommand(fleet, id, Text(launched, "hostname")!);
    }

    [SandboxFact]
    public async Task Running_DuringTheLaunchEvent_SendsOneCommand()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart);
        var (id, launch) = await LaunchOneAsync(fleet);
        var running = await StateChangeAsync(fleet, id, "running");

        // The event comes twice, and both beside the launch.
        var answers = await Task.WhenAll(InvokeAsync(fleet, launch), InvokeAsync(fleet, running), InvokeAsync(fleet, running));

        Assert.All(answers, answer => Assert.Equal("completed", Text(answer.Answer, "status")));
        AssertOneCommand(fleet, id, Text(answers[0].Answer, "hostname")!);
        Assert.All(answers[1..], answer => Assert.Equal("Success", (string?)answer.Answer!["start"]!["status"]));
        var logged = answers.SelectMany(answer => answer.Result.LogLines).ToList();
        Assert.Contains(logged, line => line.Contains("Sent command", StringComparison.Ordinal));
        Assert.DoesNotContain(logged, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [SandboxFact]
    public async Task Running_AfterTheLaunchEvent_SendsOneCommandAlsoWithTheEventThatTheGroupHasIt()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart);
        var (id, launch) = await LaunchOneAsync(fleet);
        var (_, launched) = await InvokeAsync(fleet, launch);
        var successful = await EventAsync(fleet, "EC2 Instance Launch Successful", id);
        var running = await StateChangeAsync(fleet, id, "running");

        var answers = await Task.WhenAll(InvokeAsync(fleet, running), InvokeAsync(fleet, successful));

        Assert.All(answers, answer => Assert.Equal("completed", Text(answer.Answer, "status")));
        Assert.Equal(["start", "confirm"], answers.Select(answer => Text(answer.Answer, "action")));
        AssertOneCommand(fleet, id, Text(launched, "hostname")!);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Fleet_OfThreeAtOnce_SendsEachItsOwnCommand()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart with { AutomaticDelivery = true, MaxConcurrency = 4 });

        var ids = fleet.Launch(3);
        await fleet.WhenAtRestAsync(Timeout);

        var hostnames = (await fleet.ReadTableAsync(Timeout)).Instances.ToDictionary(i => i.InstanceId, i => i.Hostname);
        Assert.Equal(
            ids.Select(id => $"{id} {hostnames[id]}").Order(StringComparer.Ordinal),
            fleet.Aws.SystemsManager.Commands.Select(c => $"{c.InstanceIds.Single()} {c.Parameters["name"].Single()}").Order(StringComparer.Ordinal));
        Assert.All(fleet.Delivery.Records, r => Assert.True(r.Result?.Succeeded, r.Result?.Attempts[^1].ErrorMessage));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Running_AnswerOfSendCommandIsLost_SendsOneCommand()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart);
        var (id, answer) = await LaunchWithPoolsAsync(fleet);
        fleet.Aws.Faults.Add("ssm", "SendCommand", FaultEffect.LoseResponse);

        var (result, started) = await InvokeAsync(fleet, await StateChangeAsync(fleet, id, "running"));

        Assert.True(started is not null, result.ErrorMessage);
        AssertOneCommand(fleet, id, Text(answer, "hostname")!);
    }

    [SandboxFact]
    public async Task Running_CommandFails_IsAnErrorOnceAndNotSentAgain()
    {
        var fleet = await StartPoolFleetAsync(options: WithStart);
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        fleet.Aws.SystemsManager.Options = fleet.Aws.SystemsManager.Options with { Outcome = _ => "Failed" };

        var sample = SampleEvents.Read("running.json", fleet, id);
        var (failed, _) = await InvokeAsync(fleet, sample);
        var (_, again) = await InvokeAsync(fleet, sample);

        Assert.Equal("Incomplete", failed.ErrorType);
        Assert.Contains("ended Failed", failed.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(("completed", "Failed"), (Text(again, "status"), (string?)again!["start"]!["status"]));
        Assert.Single(fleet.Aws.SystemsManager.Commands);
    }

    [SandboxFact]
    public async Task Topics_OfEachTransition_TellAFollower()
    {
        var aws = await StartAwsAsync();
        var suffix = $"{Guid.NewGuid():N}";
        var topics = new Dictionary<string, TopicQueue>(StringComparer.Ordinal);
        foreach (var transition in new[] { "launched", "running", "terminating" })
        {
            topics[transition] = await TopicQueue.CreateAsync(aws, $"{transition}-{suffix}", Timeout);
        }

        var fleet = await SeedAsync(
            await StartFleetAsync(aws, WithPools with
            {
                Environment = topics.ToDictionary(t => $"{t.Key}_topic_arn", t => t.Value.TopicArn, StringComparer.Ordinal),
            }),
            licenses: 1,
            hostnames: 1);

        var (id, answer) = await LaunchWithPoolsAsync(fleet);
        await InvokeAsync(fleet, await StateChangeAsync(fleet, id, "running"));
        await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        foreach (var (transition, topic) in topics)
        {
            var envelope = Assert.Single(await topic.ReceiveAsync(Timeout));
            var message = JsonNode.Parse((string)envelope["Message"]!)!;
            Assert.Equal(
                (transition, fleet.Options.GroupName, id, Text(answer, "hostname"), "us-east-1"),
                (Text(message, "transition")!, Text(message, "autoScalingGroupName")!, Text(message, "instanceId")!, Text(message, "hostname"), Text(message, "region")!));
            Assert.Equal(transition, (string?)envelope["MessageAttributes"]!["transition"]!["Value"]);
            Assert.Equal(fleet.Options.GroupName, (string?)envelope["MessageAttributes"]!["autoScalingGroupName"]!["Value"]);
        }
    }

    private static void AssertOneCommand(Fleet fleet, string id, string hostname)
    {
        var command = Assert.Single(fleet.Aws.SystemsManager.Commands);
        Assert.Equal(
            ("firewall-start", id, hostname, $"us-east-1 {id} {fleet.Options.GroupName}", Secret),
            (
                command.DocumentName, command.InstanceIds.Single(), command.Parameters["name"].Single(), string.Join(' ', command.Parameters["place"]),
                command.Parameters["password"].Single()));
    }

    /// <summary>Waits until the function looks whether its instance has a name already.</summary>
    private async Task SeenAsync(Fleet fleet, string action, string instanceId)
    {
        while (fleet.Aws.Calls.Snapshot().Count(call => call.Action == action || call.Parameters.Values.Contains(instanceId, StringComparer.Ordinal)) < 4)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }
    }
}
