using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The built function's sweep, in fleets of which nobody told it.</summary>
public sealed class SweepTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [SandboxFact]
    public async Task Sweep_AfterEveryEventWasLost_MakesAllOfItGood()
    {
        // Without DNS: only a record knows what was written there, and one of them is to be lost.
        var fleet = await StartPoolFleetAsync(
            licenses: 8, hostnames: 8, cloud: new CloudOptions { ElasticIpQuota = 20 }, options: WithPools with { DnsZoneName = null });
        var untracked = await LaunchIntoServiceAsync(fleet);
        var forgotten = await LaunchIntoServiceAsync(fleet);
        var ended = await LaunchIntoServiceAsync(fleet);
        var leaving = await LaunchIntoServiceAsync(fleet);
        fleet.TerminateInConsole(forgotten);
        fleet.TerminateInConsole(ended);
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Cloud.ForgetInstance(forgotten);
        await DeleteRecordAsync(fleet, forgotten);
        fleet.Cloud.TerminateInstanceInGroup(leaving);
        var stuck = (await LaunchOneAsync(fleet)).InstanceId;
        await DropTrackEntryAsync(fleet, untracked);
        fleet.Delivery.TakePending();
        await fleet.AgeAsync(Long, Timeout);

        var (_, dry) = await InvokeAsync(fleet, """{"action":"sweep","dryRun":true}""");
        var (result, answer) = await SweepAsync(fleet);

        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal(("completed", "sweep"), (Text(answer, "status"), Text(answer, "action")));
        string[] expected =
        [
            $"deadInstance {ended}", $"deadInstance {forgotten}", $"drift {untracked}", $"orphanedPoolItem {forgotten}", $"orphanedPoolItem {forgotten}",
            $"stuckLaunch {stuck}", $"stuckTermination {leaving}",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Findings(answer).Select(Describe).Order(StringComparer.Ordinal));
        Assert.All(Findings(answer), finding => Assert.Equal("repaired", Text(finding, "outcome")));
        Assert.Equal(Findings(answer).Select(Describe), Findings(dry).Select(Describe));
        Assert.All(Findings(dry), finding => Assert.Equal("planned", Text(finding, "outcome")));
        await AssertInvariantsAsync(fleet);
        Assert.Equal(new HashSet<string> { untracked, stuck }, fleet.Members.Select(m => m.InstanceId).ToHashSet());
        Assert.Equal(7, Metric(result.LogLines, "SweepFindings"));

        await fleet.AgeAsync(Long, Timeout);
        Assert.Empty(Findings((await SweepAsync(fleet)).Answer));
    }

    [SandboxFact]
    public async Task Sweep_DryRun_CallsNothingThatChangesAnything()
    {
        var fleet = await StartPoolFleetAsync();
        await LaunchOneAsync(fleet);
        await fleet.AgeAsync(Long, Timeout);
        fleet.Aws.Calls.Clear();

        var (_, answer) = await InvokeAsync(fleet, """{"dryRun":true}""");

        Assert.Equal("planned", Text(Assert.Single(Findings(answer)), "outcome"));
        Assert.All(fleet.Aws.Calls.Snapshot(), (RecordedCall call) => Assert.Matches("^(Describe|Scan$|GetObject(Tagging)?$)", call.Action));
    }

    [SandboxFact]
    public async Task Sweep_YoungLaunch_IsLeftToItsEvent()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);

        Assert.Empty(Findings((await SweepAsync(fleet)).Answer));

        Assert.Equal("completed", Text((await InvokeAsync(fleet, launch)).Answer, "status"));
        Assert.Equal("InService", StateOf(fleet, id));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Sweep_HookOfSomebodyElse_IsNotAnswered()
    {
        var fleet = await StartPoolFleetAsync(options: WithPools with
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["launch_hook_name"] = "another" },
        });
        var (id, _) = await LaunchOneAsync(fleet);
        await fleet.AgeAsync(Long, Timeout);

        var finding = Assert.Single(Findings((await SweepAsync(fleet)).Answer));

        Assert.Equal(("stuckLaunch", "reported"), (Text(finding, "kind"), Text(finding, "outcome")));
        Assert.Equal("Pending:Wait", StateOf(fleet, id));
    }

    [SandboxFact]
    public async Task Sweep_DeliveredAsEventBridgeDoes_IsRepeatedUntilAllIsRepaired()
    {
        var fleet = await StartPoolFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        fleet.TerminateInConsole(id);
        await fleet.WhenAtRestAsync(Timeout);
        fleet.Delivery.TakePending();
        await fleet.AgeAsync(Long, Timeout);
        fleet.Aws.Faults.Add("ec2", "ReleaseAddress", FaultEffect.ErrorBefore(403, "UnauthorizedOperation", "Not now."), times: 1);

        var delivery = await fleet.SweepAsync(Timeout);

        Assert.Equal([false, true], delivery.Result!.Attempts.Select(attempt => attempt.Succeeded));
        await AssertInvariantsAsync(fleet);
    }

    private Task<(InvocationResult Result, JsonNode? Answer)> SweepAsync(Fleet fleet) => InvokeAsync(fleet, fleet.ScheduledEvent());

    private static IReadOnlyList<JsonNode?> Findings(JsonNode? answer) => [.. answer!["sweep"]!["findings"]!.AsArray()];

    private static string Describe(JsonNode? finding) => $"{Text(finding, "kind")} {Text(finding, "instanceId")}";

    private static double? Metric(IEnumerable<string> lines, string name) => lines
        .Where(line => line.Contains($"\"{name}\"", StringComparison.Ordinal))
        .Select(line => JsonNode.Parse(line)![name]?.GetValue<double>())
        .FirstOrDefault(value => value is not null);

    private Task DeleteRecordAsync(Fleet fleet, string instanceId) => fleet.DynamoDb.DeleteItemAsync(
        fleet.TableName,
        new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["Category"] = new($"instance#{instanceId}") },
        Timeout);

    private async Task DropTrackEntryAsync(Fleet fleet, string instanceId)
    {
        using var stored = await fleet.S3.GetObjectAsync(fleet.BucketName, Fleet.TrackFileKey, Timeout);
        var track = (await JsonNode.ParseAsync(stored.ResponseStream, cancellationToken: Timeout))!.AsObject();
        Assert.True(track.Remove(instanceId));
        await fleet.S3.PutObjectAsync(
            new Amazon.S3.Model.PutObjectRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey, ContentBody = track.ToJsonString() }, Timeout);
    }
}
