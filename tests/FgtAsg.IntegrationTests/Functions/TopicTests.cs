using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>What a follower of the fleet gets, through SNS and a queue that is subscribed to it.</summary>
public sealed class TopicTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    [ToolFact(Tools.Moto)]
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
}
