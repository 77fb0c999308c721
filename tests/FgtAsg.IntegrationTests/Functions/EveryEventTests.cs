using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>
/// Every kind of event that the function knows, once, from the samples in docs/events. Events that follow each other share a fleet and its
/// process. <see cref="EventFormTests"/> tests envelopes and malformed events.
/// </summary>
public sealed class EveryEventTests : PoolFleetTest
{
    private const string Gone = "vol-0123456789abcdef0";
    private const string Ireland = "eu-west-1";

    [Fact]
    public async Task Events_OfAFirewallsLife_AreHandledInOrder()
    {
        var fleet = await StartFleetAsync(QuickCloud with { OtherRegions = [Ireland] }, WithPools with
        {
            NotificationForm = S3NotificationForm.EventBridge,
            RecycleTags = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["autorecycle_recycle_on_asg_update"] = "false",
                ["autorecycle_strategy"] = "out-in",
            },
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["start_command_document"] = "firewall-start",
                ["start_command_parameters"] = """{"name": "${hostname}"}""",
                ["snapshot_regions"] = $"us-east-1,{Ireland}",
                ["snapshot_keep_days"] = "10",
                ["snapshot_keep_minimum"] = "0",
            },
        });
        await Steps.AtAsync("seed hostnames", () => SeedAgainAndFurtherAsync(fleet));
        await Steps.AtAsync("S3 tells of a license file", async () =>
        {
            await fleet.PutLicenseFileAsync("FGVM04TM26000001.lic", LicenseText.Of("1"), Timeout);
            fleet.Delivery.TakePending();
            var answer = await AnsweredAsync(fleet, SampleEvents.Read("license-created.json", fleet, ""), "completed", "intake");
            Assert.Equal("the license FGVM04TM26000001 is in the pool", Text(answer, "reason"));
        });
        await Steps.AtAsync("S3 tells that a license file is removed", async () =>
        {
            await fleet.DeleteLicenseFileAsync("FGVM04TM26000001.lic", Timeout);
            fleet.Delivery.TakePending();
            var answer = await AnsweredAsync(fleet, SampleEvents.Read("license-removed.json", fleet, ""), "completed", "intake");
            Assert.Equal("the license FGVM04TM26000001 is withdrawn", Text(answer, "reason"));
        });
        await Steps.AtAsync("EventBridge tells of a license file", async () =>
        {
            await fleet.PutLicenseFileAsync("FGVM001.lic", LicenseText.Of("2"), Timeout);
            await AnsweredAsync(fleet, fleet.Delivery.PayloadOf(Assert.Single(fleet.Delivery.TakePending())), "completed", "intake");
            Assert.Equal("license", (await fleet.ReadTableAsync(Timeout)).License("FGVM001")?.Pool);
        });
        var id = (await LaunchOneAsync(fleet)).InstanceId;
        var hostname = "";
        await Steps.AtAsync("launch", async () => hostname = await LaunchAsync(fleet, id));
        await Steps.AtAsync("launch successful", async () =>
        {
            await fleet.S3.DeleteObjectAsync(fleet.BucketName, Fleet.TrackFileKey, Timeout);
            await AnsweredAsync(fleet, SampleEvents.Read("launch-successful.json", fleet, id), "completed", "confirm");
            await AssertInvariantsAsync(fleet);
        });
        await Steps.AtAsync("running", async () =>
        {
            await AnsweredAsync(fleet, SampleEvents.Read("running.json", fleet, id), "completed", "start");
            Assert.Equal([hostname], Assert.Single(fleet.Aws.SystemsManager.Commands).Parameters["name"]);
        });
        await Steps.AtAsync("snapshot", () => SnapshotAsync(fleet, id));
        await Steps.AtAsync("recycle by hand, with the group up to date", async () =>
        {
            var answer = await AnsweredAsync(fleet, SampleEvents.Read("recycle.json", fleet, id), "completed", "recycle");
            Assert.StartsWith("nothing to do: all 1 instances are of version 1 of ", Text(answer, "reason"), StringComparison.Ordinal);
        });
        await Steps.AtAsync("sweep", () => SweepAsync(fleet, id));
        await Steps.AtAsync("terminate", async () =>
        {
            await TerminateAsync(fleet, id);
            var answer = await AnsweredAsync(fleet, SampleEvents.Read("terminate.json", fleet, id), "completed", "terminate");
            Assert.Equal("CONTINUE", Text(answer, "lifecycleActionResult"));
            await AssertNothingLeftAsync(fleet, id, "FGVM001", hostname);
        });
        await Steps.AtAsync("terminate successful", async () =>
        {
            await AnsweredAsync(fleet, SampleEvents.Read("terminate-successful.json", fleet, id), "completed", "terminate");
            await AssertNothingLeftAsync(fleet, id, "FGVM001", hostname);
        });
        Assert.Single(fleet.Function.ProcessIds);
    }

    [Fact]
    public async Task Events_OfTheWarmPoolAndTheConsole_AreHandledInOrder()
    {
        var fleet = await StartPoolFleetAsync(licenses: 1, hostnames: 1);
        fleet.Cloud.PutWarmPool(fleet.Options.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = fleet.Members.Single().InstanceId;
        await Steps.AtAsync("launch into the warm pool", async () =>
        {
            await EventAsync(fleet, LaunchEvent, id);
            var answer = await AnsweredAsync(fleet, SampleEvents.Read("launch-into-warm-pool.json", fleet, id), "completed", "launch");
            Assert.Equal(
                ("CONTINUE", null, null), (Text(answer, "lifecycleActionResult"), Text(answer, "license"), Text(answer, "hostname")));
            await AssertInvariantsAsync(fleet);
            Assert.Equal((LifecycleStates.WarmedStopped, 3), (StateOf(fleet, id), InterfacesOf(fleet, id).Count));
        });
        await Steps.AtAsync("launch out of the warm pool", async () =>
        {
            fleet.Delivery.TakePending();
            Assert.Equal([id], fleet.Launch(1));
            var (_, answer) = await InvokeAsync(fleet, await EventAsync(fleet, LaunchEvent, id));
            Assert.Equal(("completed", "FGVM001", "fgt-001"), (Text(answer, "status"), Text(answer, "license"), Text(answer, "hostname")));
            await AssertInvariantsAsync(fleet);
        });
        await Steps.AtAsync("return to the warm pool", async () =>
        {
            fleet.Cloud.ScaleIn(id);
            await EventAsync(fleet, TerminateEvent, id);
            var answer = await AnsweredAsync(fleet, SampleEvents.Read("return-to-warm-pool.json", fleet, id), "completed", "terminate");
            Assert.Equal($"{id} goes to WarmPool: it keeps its interfaces", Text(answer, "reason"));
            await AssertInvariantsAsync(fleet);
            Assert.DoesNotContain((await fleet.ReadTableAsync(Timeout)).Items, item => item.IsHeld);
            Assert.Equal((LifecycleStates.WarmedStopped, 3), (StateOf(fleet, id), InterfacesOf(fleet, id).Count));
        });
        await Steps.AtAsync("state change: terminated", async () =>
        {
            fleet.Cloud.DeleteWarmPool(fleet.Options.GroupName);
            fleet.TerminateInConsole(id);
            await StateChangeAsync(fleet, id, "terminated");
            await AnsweredAsync(fleet, SampleEvents.Read("state-change-terminated.json", fleet, id), "completed", "terminate");
            await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
        });
    }

    private async Task SeedAgainAndFurtherAsync(Fleet fleet)
    {
        Assert.Equal("of 3 hostnames from fgt-001 on, 3 were added and 0 were already there", await SeedAsync(3));
        var before = (await fleet.ReadTableAsync(Timeout)).Hostnames;
        // More than one BatchGetItem can read.
        Assert.Equal("of 120 hostnames from fgt-001 on, 117 were added and 3 were already there", await SeedAsync(120));
        var after = (await fleet.ReadTableAsync(Timeout)).Hostnames;
        Assert.Equal(Enumerable.Range(1, 120).Select(i => PoolItems.NameOf(PoolItems.Hostnames, i)), after.Select(item => item.Id));
        Assert.Equal(before, after.Take(3));

        async Task<string?> SeedAsync(int count)
        {
            var request = JsonNode.Parse(SampleEvents.Read("seed-hostnames.json", fleet, ""))!;
            request["count"] = count;
            return Text(await AnsweredAsync(fleet, request.ToJsonString(), "completed", "seed"), "reason");
        }
    }

    /// <returns>The hostname. It may be any one: all have been free for the same time.</returns>
    private async Task<string> LaunchAsync(Fleet fleet, string id)
    {
        var answer = await AnsweredAsync(fleet, SampleEvents.Read("launch.json", fleet, id), "completed", "launch");

        Assert.Equal(
            (id, "CONTINUE", "FGVM001"), (Text(answer, "instanceId")!, Text(answer, "lifecycleActionResult")!, Text(answer, "license")!));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        var interfaces = InterfacesOf(fleet, id);
        Assert.Equal([0, 1, 2], interfaces.Select(i => i.Attachment!.DeviceIndex));
        Assert.All(interfaces, i => Assert.False(i.SourceDestCheck));
        var zone = fleet.Cloud.Instances.Single(i => i.Id == id).AvailabilityZone;
        Assert.Equal(
            [fleet.Network.Subnets["trust"][zone], fleet.Network.Subnets["mgmt"][zone]], interfaces.Skip(1).Select(i => i.SubnetId));
        Assert.Equal("management", interfaces[2].Description);
        Assert.Equal(interfaces[2].Id, Assert.Single(OwnAddresses(fleet)).NetworkInterfaceId);
        Assert.Equal(
            interfaces.Select(i => $"{i.Attachment!.DeviceIndex} {i.Id} {i.PrimaryIp.Association?.PublicIp}"),
            answer["interfaces"]!.AsArray().Select(i => $"{i!["deviceIndex"]} {i["networkInterfaceId"]} {i["publicIp"]}"));
        await AssertInvariantsAsync(fleet);
        var hostname = Text(answer, "hostname")!;
        Assert.Equal(id, (await fleet.ReadTableAsync(Timeout)).Hostname(hostname)?.InstanceId);
        return hostname;
    }

    /// <summary>Deletes an old snapshot, keeps one that an image uses, and creates snapshots in another region too.</summary>
    private async Task SnapshotAsync(Fleet fleet, string id)
    {
        var ireland = fleet.Aws.Model.Clouds[Ireland];
        var subnet = ireland.CreateSubnet(ireland.CreateVpc("10.0.0.0/16"), $"{Ireland}a", "10.0.0.0/24");
        ireland.RunInstance(
            subnet, new Dictionary<string, string>(StringComparer.Ordinal) { ["aws:autoscaling:groupName"] = fleet.Options.GroupName });
        var old = PutOld("2025-01-01T00:00:00Z");
        var used = PutOld("2025-01-02T00:00:00Z");
        fleet.Cloud.CreateImage("golden", [used]);

        var answer = await AnsweredAsync(fleet, SampleEvents.Read("snapshot.json", fleet, id), "completed", "snapshot");

        Assert.Equal("2026-03-01T00:00:00Z", Text(answer["snapshots"], "slot"));
        var volume = fleet.Cloud.Volumes.Single(v => v.InstanceId == id).Id;
        Assert.Equal(new HashSet<string> { volume, Gone }, fleet.Cloud.Snapshots.Select(s => s.VolumeId).ToHashSet());
        Assert.DoesNotContain(fleet.Cloud.Snapshots, s => s.Id == old);
        Assert.Contains(fleet.Cloud.Snapshots, s => s.Id == used);
        Assert.Equal(ireland.Volumes.Select(v => v.Id), ireland.Snapshots.Select(s => s.VolumeId));

        string PutOld(string slot) => fleet.Cloud.PutSnapshot(
            Gone,
            TimeProvider.System.GetUtcNow().AddDays(-20),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["fgt-asg:group"] = fleet.Options.GroupName,
                ["fgt-asg:volume-id"] = Gone,
                ["fgt-asg:slot"] = slot,
            });
    }

    /// <summary>Removes the instance's entry from the track file. Sweeps once as a dry run, then with the scheduled event.</summary>
    private async Task SweepAsync(Fleet fleet, string id)
    {
        await fleet.S3.DeleteObjectAsync(fleet.BucketName, Fleet.TrackFileKey, Timeout);
        await fleet.AgeAsync(TimeSpan.FromHours(1), Timeout);
        fleet.Aws.Calls.Clear();

        var dry = await AnsweredAsync(fleet, """{"action":"sweep","dryRun":true}""", "completed", "sweep");
        Assert.All(
            fleet.Aws.Calls.Snapshot(), call => Assert.Matches("^(Describe|Scan$|GetObject(Tagging)?$|ListObjectsV2$)", call.Action));
        var answer = await AnsweredAsync(fleet, SampleEvents.Read("sweep.json", fleet, id), "completed", "sweep");

        Assert.Equal([$"drift {id} planned"], Findings(dry));
        Assert.Equal([$"drift {id} repaired"], Findings(answer));
        await AssertInvariantsAsync(fleet);
    }

    private static IEnumerable<string> Findings(JsonNode answer) =>
        answer["sweep"]!["findings"]!.AsArray()
            .Select(finding => $"{Text(finding, "kind")} {Text(finding, "instanceId")} {Text(finding, "outcome")}");

    private async Task<JsonNode> AnsweredAsync(Fleet fleet, string payload, string status, string action) =>
        Steps.Answered(await InvokeAsync(fleet, payload), status, action);
}
