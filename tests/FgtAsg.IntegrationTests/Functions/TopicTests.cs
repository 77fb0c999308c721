using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The messages that the function publishes to SNS topics.</summary>
public sealed class TopicTests : PoolFleetTest
{
    [Fact]
    public async Task Topics_EachTransition_GetsAMessage()
    {
        var aws = await StartAwsAsync();
        string[] transitions = ["launched", "running", "terminating"];
        var fleet = await SeedAsync(
            await StartFleetAsync(aws, WithPools with
            {
                Environment = transitions.ToDictionary(t => $"{t}_topic_arn", aws.Model.Topics.Create, StringComparer.Ordinal),
            }),
            licenses: 1,
            hostnames: 1);

        var (id, answer) = await LaunchWithPoolsAsync(fleet);
        await InvokeAsync(fleet, await StateChangeAsync(fleet, id, "running"));
        await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal(transitions, aws.Model.Topics.Published.Select(message => message.TopicArn.Split(':')[^1]));
        foreach (var published in aws.Model.Topics.Published)
        {
            var transition = published.TopicArn.Split(':')[^1];
            var message = JsonNode.Parse(published.Message)!;
            Assert.Equal(
                (transition, fleet.Options.GroupName, id, Text(answer, "hostname"), "us-east-1"),
                (
                    Text(message, "transition")!,
                    Text(message, "autoScalingGroupName")!,
                    Text(message, "instanceId")!,
                    Text(message, "hostname"),
                    Text(message, "region")!));
            Assert.Equal(transition, published.MessageAttributes["transition"].StringValue);
            Assert.Equal(fleet.Options.GroupName, published.MessageAttributes["autoScalingGroupName"].StringValue);
        }
    }
}
