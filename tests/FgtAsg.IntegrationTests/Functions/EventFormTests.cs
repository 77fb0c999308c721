using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The sample events in docs/events that arrive in an envelope (SNS, SQS, dead letter), and a malformed event.</summary>
public sealed class EventFormTests : FleetTest
{
    [Fact]
    public async Task Events_MalformedThenFromTopicQueueAndDeadLetter_AreHandledByOneProcess()
    {
        var fleet = await StartFleetAsync();
        Assert.Equal("MalformedEvent", (await InvokeAsync(fleet, "{")).Result.ErrorType);

        var bySns = (await LaunchOneAsync(fleet)).InstanceId;
        Steps.Answered(await InvokeAsync(fleet, SampleEvents.Read("launch-sns.json", fleet, bySns)), "completed", "launch");
        var bySqs = (await LaunchOneAsync(fleet)).InstanceId;
        var (_, batch) = await InvokeAsync(fleet, SampleEvents.Read("launch-sqs.json", fleet, bySqs));
        var asLetter = (await LaunchOneAsync(fleet)).InstanceId;
        Steps.Answered(await InvokeAsync(fleet, SampleEvents.Read("dead-letter.json", fleet, asLetter)), "completed", "launch");
        Steps.Answered(await InvokeAsync(fleet, SampleEvents.Read("test-notification.json", fleet, bySns)), "completed", "test");

        Assert.Equal("""{"batchItemFailures":[]}""", batch?.ToJsonString());
        await AssertInvariantsAsync(fleet);
        Assert.All([bySns, bySqs, asLetter], id => Assert.Equal(LifecycleStates.InService, StateOf(fleet, id)));
        Assert.Single(fleet.Function.ProcessIds);
    }
}
