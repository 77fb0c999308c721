using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The forms in which one event may arrive, and those that are none.</summary>
public sealed class EventFormTests : FleetTest
{
    [Fact]
    public async Task Event_InEveryWrapping_IsHandledAsTheEventItself()
    {
        var fleet = await StartFleetAsync();

        var bySns = (await LaunchOneAsync(fleet)).InstanceId;
        var (_, launched) = await InvokeAsync(fleet, SampleEvents.Read("launch-sns.json", fleet, bySns));
        Assert.Equal(("completed", "launch"), (Text(launched, "status"), Text(launched, "action")));
        await AssertInServiceAsync(fleet, bySns);

        var bySqs = (await LaunchOneAsync(fleet)).InstanceId;
        var batch = JsonNode.Parse(SampleEvents.Read("launch-sqs.json", fleet, bySqs))!;
        var broken = batch["Records"]![0]!.DeepClone();
        broken["messageId"] = "broken";
        broken["body"] = "{";
        batch["Records"]!.AsArray().Add(broken);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"broken"}]}""", await SayAsync(fleet, batch.ToJsonString()));
        await AssertInServiceAsync(fleet, bySns, bySqs);

        var (byBoth, launch) = await LaunchOneAsync(fleet);
        batch = JsonNode.Parse(SampleEvents.Read("launch-sqs.json", fleet, byBoth))!;
        // A queue that is subscribed to a topic: the notification is the message's body.
        batch["Records"]![0]!["body"] = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
            ["TopicArn"] = "arn:aws:sns:us-east-1:123456789012:fleet",
            ["Message"] = launch.ToJson(),
            ["Timestamp"] = "2026-01-01T00:00:00.000Z",
        }.ToJsonString();
        Assert.Equal("""{"batchItemFailures":[]}""", await SayAsync(fleet, batch.ToJsonString()));
        await AssertInServiceAsync(fleet, bySns, bySqs, byBoth);

        var notification = JsonNode.Parse(SampleEvents.Read("launch-sns.json", fleet, bySns))!;
        notification["Records"]![0]!["Sns"]!["Message"] = (await TerminateAsync(fleet, bySns)).ToJson();
        var (_, terminated) = await InvokeAsync(fleet, notification.ToJsonString());
        Assert.Equal(("completed", "terminate", "CONTINUE"), (Text(terminated, "status"), Text(terminated, "action"), Text(terminated, "lifecycleActionResult")));
        await AssertInServiceAsync(fleet, bySqs, byBoth);
        Assert.Equal("gone", StateOf(fleet, bySns));
    }

    [Fact]
    public async Task AnyEvent_OfNobodyOrMutatedInHundredsOfWays_IsAcknowledgedOrIgnoredOrGivesATypedError()
    {
        var fleet = await StartFleetAsync();
        var (id, _) = await LaunchOneAsync(fleet);
        var calls = fleet.Aws.Calls.Snapshot().Count;
        var mutations = EventMutations.All(file => SampleEvents.Read(file, fleet, id)).ToList();
        Assert.True(mutations.Count >= 200, $"{mutations.Count} mutations");

        Assert.Contains("\"status\":\"completed\",\"action\":\"test\"", await SayAsync(fleet, SampleEvents.Read("test-notification.json", fleet, id)), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"completed\",\"action\":\"test\"", await SayAsync(fleet, BucketTest(fleet)), StringComparison.Ordinal);
        var (_, unknown) = await InvokeAsync(fleet, """{"source":"aws.tag","detail-type":"Tag Change on Resource","detail":{}}""");
        Assert.Equal("ignored", Text(unknown, "status"));
        Assert.Equal("MalformedEvent", (await InvokeAsync(fleet, "{")).Result.ErrorType);
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

    /// <summary>What S3 sends when a notification is set up.</summary>
    private static string BucketTest(Fleet fleet) => $$"""
        {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"{{fleet.BucketName}}","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}
        """;

    private async Task<string> SayAsync(Fleet fleet, string payload)
    {
        var (result, answer) = await InvokeAsync(fleet, payload);
        return answer?.ToJsonString() ?? $"{result.ErrorType}: {result.ErrorMessage}";
    }

    /// <summary>These are the group's, each with its own interfaces and Elastic IP, and nobody else has any.</summary>
    private async Task AssertInServiceAsync(Fleet fleet, params string[] ids)
    {
        await AssertInvariantsAsync(fleet);
        Assert.All(ids, id => Assert.Equal(LifecycleStates.InService, StateOf(fleet, id)));
        Assert.Equal(ids.SelectMany(id => new[] { id, id }).Order(StringComparer.Ordinal), OwnInterfaces(fleet).Select(i => i.Attachment?.InstanceId).Order(StringComparer.Ordinal));
        Assert.Equal(ids.Length, OwnAddresses(fleet).Count());
    }
}
