using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The forms in which one event may arrive, and those that are none.</summary>
public sealed class EventFormTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    [SandboxTheory]
    [InlineData("launch.json")]
    [InlineData("launch-sns.json")]
    public async Task Launch_EveryForm_IsHandled(string file)
    {
        var fleet = await StartFleetAsync();
        var (id, _) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, SampleEvents.Read(file, fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_ThroughSqs_OnlyTheFailedMessageComesAgain()
    {
        var fleet = await StartFleetAsync();
        var (id, _) = await LaunchOneAsync(fleet);
        var batch = JsonNode.Parse(SampleEvents.Read("launch-sqs.json", fleet, id))!;
        var broken = batch["Records"]![0]!.DeepClone();
        broken["messageId"] = "broken";
        broken["body"] = "{";
        batch["Records"]!.AsArray().Add(broken);

        var (_, answer) = await InvokeAsync(fleet, batch.ToJsonString());

        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"broken"}]}""", answer!.ToJsonString());
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
    }

    [SandboxFact]
    public async Task Launch_ThroughSnsInsideSqs_IsHandled()
    {
        var fleet = await StartFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        // A queue that is subscribed to a topic: the notification is the message's body.
        var notification = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
            ["TopicArn"] = "arn:aws:sns:us-east-1:123456789012:fleet",
            ["Message"] = launch.ToJson(),
            ["Timestamp"] = "2026-01-01T00:00:00.000Z",
        };
        var batch = JsonNode.Parse(SampleEvents.Read("launch-sqs.json", fleet, id))!;
        batch["Records"]![0]!["body"] = notification.ToJsonString();

        var (result, answer) = await InvokeAsync(fleet, batch.ToJsonString());

        Assert.Equal("""{"batchItemFailures":[]}""", answer?.ToJsonString() ?? result.ErrorMessage);
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        Assert.Equal(2, OwnInterfaces(fleet).Count());
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Terminate_ThroughSns_IsHandled()
    {
        var fleet = await StartFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        var terminate = await TerminateAsync(fleet, id);
        var notification = JsonNode.Parse(SampleEvents.Read("launch-sns.json", fleet, id))!;
        notification["Records"]![0]!["Sns"]!["Message"] = terminate.ToJson();

        var (result, answer) = await InvokeAsync(fleet, notification.ToJsonString());

        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal(("completed", "terminate", "CONTINUE"), (Text(answer, "status"), Text(answer, "action"), Text(answer, "lifecycleActionResult")));
        Assert.Empty(OwnAddresses(fleet));
        await AssertInvariantsAsync(fleet);
        Assert.Empty(OwnInterfaces(fleet));
    }

    [SandboxFact]
    public async Task TestNotification_OfANewHook_IsAcknowledged()
    {
        var fleet = await StartFleetAsync();

        var (_, answer) = await InvokeAsync(fleet, SampleEvents.Read("test-notification.json", fleet, "i-0123456789abcdef0"));

        Assert.Equal(("completed", "test"), (Text(answer, "status"), Text(answer, "action")));
    }

    [SandboxFact]
    public async Task AnyEvent_MutatedInHundredsOfWays_GivesATypedErrorOrIsIgnored()
    {
        var fleet = await StartFleetAsync();
        var (id, _) = await LaunchOneAsync(fleet);
        var calls = fleet.Aws.Calls.Snapshot().Count;
        var mutations = EventMutations.All(file => SampleEvents.Read(file, fleet, id)).ToList();
        Assert.True(mutations.Count >= 200, $"{mutations.Count} mutations");

        foreach (var (name, payload) in mutations)
        {
            var (result, answer) = await InvokeAsync(fleet, payload);
            var isRefused = result.ErrorType == "MalformedEvent" || answer?["batchItemFailures"] is not null || Text(answer, "status") == "ignored";
            Assert.True(isRefused, $"{name}: {result.PayloadText}\n{payload}");
            Assert.False(answer?["batchItemFailures"] is null && string.IsNullOrWhiteSpace(result.ErrorMessage ?? Text(answer, "reason")), $"{name}: no reason");
        }

        Assert.Single(fleet.Function.ProcessIds);
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty(OwnAddresses(fleet));
        Assert.Equal(calls, fleet.Aws.Calls.Snapshot().Count);
        // The process is as good as before.
        var (_, launched) = await InvokeAsync(fleet, SampleEvents.Read("launch.json", fleet, id));
        Assert.Equal("completed", Text(launched, "status"));
    }
}
