using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

public sealed class LaunchTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    [SandboxFact]
    public async Task Launch_NewInstance_GetsInterfacesAndElasticIpAndIsTrackedAndContinued()
    {
        var fleet = await StartFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal(("completed", "launch", id, "CONTINUE"), (Text(answer, "status"), Text(answer, "action"), Text(answer, "instanceId"), Text(answer, "lifecycleActionResult")));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        var interfaces = InterfacesOf(fleet, id);
        Assert.Equal([0, 1, 2], interfaces.Select(i => i.Attachment!.DeviceIndex));
        Assert.All(interfaces, i => Assert.False(i.SourceDestCheck));
        Assert.All(interfaces.Skip(1), i => Assert.True(i.Attachment!.DeleteOnTermination));
        var zone = fleet.Cloud.Instances.Single(i => i.Id == id).AvailabilityZone;
        Assert.Equal([fleet.Network.Subnets["trust"][zone], fleet.Network.Subnets["mgmt"][zone]], interfaces.Skip(1).Select(i => i.SubnetId));
        Assert.Equal("management", interfaces[2].Description);
        Assert.Equal(
            ["Name=fgt-asg-demo-" + id + "-mgmt", "fgt-asg:group=fgt-asg-demo", "fgt-asg:instance-id=" + id, "fgt-asg:interface=mgmt"],
            interfaces[2].Tags.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal));
        var address = Assert.Single(OwnAddresses(fleet));
        Assert.Equal(interfaces[2].Id, address.NetworkInterfaceId);
        Assert.Equal(
            interfaces.Select(i => $"{i.Attachment!.DeviceIndex} {i.Id} {i.PrimaryIp.Association?.PublicIp}"),
            answer!["interfaces"]!.AsArray().Select(i => $"{i!["deviceIndex"]} {i["networkInterfaceId"]} {i["publicIp"]}"));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_SameEventAgain_SameInterfacesAndNoSecondElasticIp()
    {
        var fleet = await StartFleetAsync();
        var (_, launch) = await LaunchOneAsync(fleet);
        var (_, first) = await InvokeAsync(fleet, launch);

        var (_, second) = await InvokeAsync(fleet, launch);

        Assert.Equal("completed", Text(second, "status"));
        Assert.True(JsonNode.DeepEquals(first!["interfaces"], second!["interfaces"]));
        Assert.Single(OwnAddresses(fleet));
        Assert.Equal(2, OwnInterfaces(fleet).Count());
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_SameEventTwiceAtOnce_OneSetOfResources()
    {
        var fleet = await StartFleetAsync();
        var (_, launch) = await LaunchOneAsync(fleet);

        var both = await Task.WhenAll(InvokeAsync(fleet, launch), InvokeAsync(fleet, launch));

        Assert.All(both, b => Assert.Equal("completed", Text(b.Answer, "status")));
        Assert.Single(both, b => Text(b.Answer, "lifecycleActionResult") == "CONTINUE");
        Assert.Single(OwnAddresses(fleet));
        Assert.Equal(2, OwnInterfaces(fleet).Count());
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_TwentyAtOnce_TwentyTrackEntriesNoLeakNoLock()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { MaxConcurrency = 20, FunctionTimeout = TimeSpan.FromMinutes(3), RetryDelays = [] });

        var ids = fleet.Launch(20);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.Equal(20, fleet.Members.Count(m => m.LifecycleState == LifecycleStates.InService));
        var trackFile = await fleet.ReadTrackFileAsync(Timeout);
        Assert.Equal(ids.Order(StringComparer.Ordinal), trackFile.Content!.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(40, OwnInterfaces(fleet).Count());
        Assert.Equal(20, OwnAddresses(fleet).Count());
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_SlowInstance_WaitsUntilItRuns()
    {
        var fleet = await StartFleetAsync(QuickCloud with { InstanceStartDelay = TimeSpan.FromSeconds(4), VisibilityDelay = TimeSpan.FromMilliseconds(500) });
        var id = fleet.Launch(1).Single();
        var launch = await EventAsync(fleet, LaunchEvent, id);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal("completed", Text(answer, "status"));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_UnknownInstance_IsAbandonedAndNothingIsCreated()
    {
        var fleet = await StartFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, launch.ToJson().Replace(id, "i-00000000000000bad", StringComparison.Ordinal));

        Assert.Equal("abandoned", Text(answer, "status"));
        Assert.Contains("EC2 does not know i-00000000000000bad", Text(answer, "reason"), StringComparison.Ordinal);
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty(OwnAddresses(fleet));
    }

    [SandboxFact]
    public async Task Launch_ZoneWithoutSubnet_IsAbandonedWithTheZonesName()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions
        {
            AutomaticDelivery = false,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["network_interfaces"] = """{"trust":{"device_index":1,"subnet_id_map":{"us-east-1z":"subnet-0123456789abcdef0"}}}""",
            },
        });
        var (id, launch) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal(("abandoned", "ABANDON"), (Text(answer, "status"), Text(answer, "lifecycleActionResult")));
        Assert.Matches("'trust' has no subnet for .* zone us-east-1[ab] \\(subnet_id_map has us-east-1z\\)", Text(answer, "reason"));
        await AssertInvariantsAsync(fleet);
        Assert.Equal("gone", StateOf(fleet, id));
    }

    [SandboxFact]
    public async Task Launch_ElasticIpQuotaReached_IsUndoneAndAbandoned()
    {
        var fleet = await StartFleetAsync(QuickCloud with { ElasticIpQuota = 0 });
        var (_, launch) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal(("abandoned", "ABANDON"), (Text(answer, "status"), Text(answer, "lifecycleActionResult")));
        Assert.Contains("AddressLimitExceeded", Text(answer, "reason"), StringComparison.Ordinal);
        Assert.Empty(OwnInterfaces(fleet));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_ForeignInstance_IsIgnoredAndUnchanged()
    {
        var fleet = await StartFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var foreign = fleet.Cloud.RunInstance(fleet.Network.Subnets["untrust"]["us-east-1a"]);

        var (_, answer) = await InvokeAsync(fleet, launch.ToJson().Replace(id, foreign, StringComparison.Ordinal));

        Assert.Equal("ignored", Text(answer, "status"));
        Assert.Single(InterfacesOf(fleet, foreign));
        Assert.Empty(OwnInterfaces(fleet));
    }

    [SandboxFact]
    public async Task LaunchSuccessful_TrackEntryLost_IsWrittenAgain()
    {
        var fleet = await StartFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        await fleet.S3.DeleteObjectAsync(fleet.BucketName, Fleet.TrackFileKey, Timeout);

        var (_, answer) = await InvokeAsync(fleet, await EventAsync(fleet, "EC2 Instance Launch Successful", id));

        Assert.Equal(("completed", "confirm"), (Text(answer, "status"), Text(answer, "action")));
        await AssertInvariantsAsync(fleet);
    }
}
