using System.Text.Json.Nodes;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

public sealed class TerminateTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    [SandboxFact]
    public async Task Terminate_InstanceOfTheFleet_FreesEverythingOfItAndNothingElse()
    {
        var fleet = await StartFleetAsync();
        var stays = await LaunchIntoServiceAsync(fleet);
        var goes = await LaunchIntoServiceAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, goes));
        await AssertInvariantsAsync(fleet);

        Assert.Equal(("completed", "terminate", "CONTINUE"), (Text(answer, "status"), Text(answer, "action"), Text(answer, "lifecycleActionResult")));
        Assert.Equal("gone", StateOf(fleet, goes));
        Assert.Equal([stays], (await fleet.ReadTrackFileAsync(Timeout)).Content!.Select(e => e.Key));
        Assert.All(OwnInterfaces(fleet), i => Assert.Equal(stays, i.Attachment!.InstanceId));
        Assert.Equal(2, OwnInterfaces(fleet).Count());
        Assert.Single(OwnAddresses(fleet));
    }

    [SandboxFact]
    public async Task Terminate_SameEventAgain_IsCompletedAndChangesNothing()
    {
        var fleet = await StartFleetAsync();
        var terminate = await TerminateAsync(fleet, await LaunchIntoServiceAsync(fleet));
        await InvokeAsync(fleet, terminate);
        await AssertInvariantsAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, terminate);

        Assert.Equal("completed", Text(answer, "status"));
        Assert.Null(answer!["lifecycleActionResult"]);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Terminate_InstanceThatEc2NoLongerKnows_IsCleanedUpAllTheSame()
    {
        var fleet = await StartFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        fleet.Cloud.TerminateInstance(id);
        while (fleet.Cloud.Instances.Single(i => i.Id == id).State != CloudInstanceState.Terminated)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }

        fleet.Cloud.ForgetInstance(id);
        Assert.Single(OwnAddresses(fleet));

        var (_, answer) = await InvokeAsync(fleet, TerminateEventOf(fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        Assert.Empty(OwnAddresses(fleet));
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty((await fleet.ReadTrackFileAsync(Timeout)).Content!);
    }

    [SandboxFact]
    public async Task Terminate_FirewallInService_IsIgnored()
    {
        var fleet = await StartFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, TerminateEventOf(fleet, id));

        Assert.Equal("ignored", Text(answer, "status"));
        Assert.Contains("nothing is taken from a firewall at work", Text(answer, "reason"), StringComparison.Ordinal);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Terminate_ExistingElasticIp_IsDisassociatedAndKept()
    {
        var aws = await StartAwsAsync();
        var allocation = aws.Cloud.AllocateForeignAddress();
        var fleet = await StartFleetAsync(aws, WithExistingAddress(allocation));
        var id = await LaunchIntoServiceAsync(fleet);
        Assert.Equal(id, fleet.Cloud.Addresses.Single(a => a.Id == allocation).InstanceId);

        var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        Assert.Null(fleet.Cloud.Addresses.Single(a => a.Id == allocation).AssociationId);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Terminate_InterfaceThatOnlyTheTrackFileKnows_IsDeleted()
    {
        var fleet = await StartFleetAsync();
        var id = await LaunchIntoServiceAsync(fleet);
        var untagged = fleet.Cloud.CreateForeignInterface(fleet.Network.Subnets["trust"]["us-east-1a"]);
        var unrelated = fleet.Cloud.CreateForeignInterface(fleet.Network.Subnets["trust"]["us-east-1a"]);
        var content = (await fleet.ReadTrackFileAsync(Timeout)).Content!;
        content[id]!["3"] = new JsonObject { ["NetworkInterfaceId"] = untagged };
        await PutTrackFileAsync(fleet, content.ToJsonString());

        var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        Assert.DoesNotContain(fleet.Cloud.NetworkInterfaces, i => i.Id == untagged);
        Assert.Contains(fleet.Cloud.NetworkInterfaces, i => i.Id == unrelated);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task TerminateBeforeLaunch_Reordered_LeavesNothing()
    {
        var fleet = await StartFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var terminate = await TerminateAsync(fleet, id);
        await InvokeAsync(fleet, terminate);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal("abandoned", Text(answer, "status"));
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty(OwnAddresses(fleet));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task LaunchWhileTerminating_LateLaunchEvent_IsUndone()
    {
        var fleet = await StartFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var terminate = await TerminateAsync(fleet, id);

        var (_, launched) = await InvokeAsync(fleet, launch);
        var (_, terminated) = await InvokeAsync(fleet, terminate);

        Assert.Equal("abandoned", Text(launched, "status"));
        Assert.Equal("completed", Text(terminated, "status"));
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty(OwnAddresses(fleet));
        await AssertInvariantsAsync(fleet);
    }

    /// <summary>An event as a person writes it: without a token.</summary>
    private static string TerminateEventOf(Fleet fleet, string id) => new JsonObject
    {
        ["source"] = "aws.autoscaling",
        ["detail-type"] = TerminateEvent,
        ["detail"] = new JsonObject
        {
            ["AutoScalingGroupName"] = fleet.Options.GroupName,
            ["LifecycleHookName"] = "fgt-asg-terminate",
            ["EC2InstanceId"] = id,
            ["LifecycleTransition"] = "autoscaling:EC2_INSTANCE_TERMINATING",
        },
    }.ToJsonString();

    private static FleetOptions WithExistingAddress(string allocationId) => new()
    {
        AutomaticDelivery = false,
        NetworkInterfaces = network => new JsonObject
        {
            ["mgmt"] = new JsonObject
            {
                ["device_index"] = 1,
                ["subnet_id_map"] = new JsonObject(network.Subnets["mgmt"].Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))),
                ["existing_eip_id"] = allocationId,
            },
        }.ToJsonString(),
    };

    private Task PutTrackFileAsync(Fleet fleet, string content) => fleet.S3.PutObjectAsync(
        new PutObjectRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey, ContentBody = content }, Timeout);
}
