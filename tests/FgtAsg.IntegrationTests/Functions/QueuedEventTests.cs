using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Sqs;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Events that reach the function through a queue.</summary>
public sealed class QueuedEventTests : FleetTest
{
    [Fact]
    public async Task Events_OneGoodAndOneMalformed_OnlyTheMalformedOneGoesToTheDeadLetters()
    {
        var aws = await StartAwsAsync();
        var fleet = await StartFleetAsync(aws);
        var dead = aws.Model.Queues.Create("dead");
        var queue = aws.Model.Queues.Create("events", new QueueOptions { Redrive = new RedrivePolicy(dead, 1) });
        var (id, launch) = await LaunchOneAsync(fleet);
        using var sqs = aws.Sqs();
        await sqs.SendMessageAsync(queue.Url, "{", Timeout);
        await sqs.SendMessageAsync(queue.Url, fleet.Delivery.PayloadOf(launch), Timeout);

        await using var mapping = aws.ConnectQueue(fleet.Function, queue);
        while (mapping.Batches.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }

        var batch = Assert.Single(mapping.Batches);
        Assert.Null(batch.Error);
        Assert.Equal([batch.Messages[0].Id], batch.Failed);
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        var failed = Assert.Single(queue.Messages);
        queue.ChangeVisibility(failed.ReceiptHandle, TimeSpan.Zero);
        Assert.Empty(queue.Messages);
        Assert.Equal("{", Assert.Single(dead.Messages).Body);
    }
}
