using System.Text.Json.Nodes;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Instances;

/// <summary>
/// Interfaces without the function's tags. The user's own interfaces are kept; interfaces of Fortinet's function are freed.
/// </summary>
public sealed class UntaggedInterfaceTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast());

    [Fact]
    public async Task Terminate_ForeignResourcesOnTheInstance_AreNeverChanged()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var foreign = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fgt-asg:group"] = "another",
            ["fgt-asg:instance-id"] = id,
        });
        var address = _fleet.Cloud.AllocateForeignAddress();
        await _fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { InstanceId = id, NetworkInterfaceId = foreign, DeviceIndex = 5 });
        await _fleet.Cloud.EC2.AssociateAddressAsync(new() { AllocationId = address, NetworkInterfaceId = foreign });

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        Assert.Equal(foreign, _fleet.Cloud.Addresses.Single(a => a.Id == address).NetworkInterfaceId);
        await _fleet.SettleAsync();
        Assert.Contains(_fleet.Cloud.NetworkInterfaces, i => i.Id == foreign);
        Assert.Contains(_fleet.Cloud.Addresses, a => a.Id == address);
    }

    [Fact]
    public async Task Terminate_InterfacesOfFortinetsFunction_AreFreedByTheTrackFile()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var untagged = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet);
        var address = _fleet.Cloud.AllocateForeignAddress();
        await _fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { InstanceId = id, NetworkInterfaceId = untagged, DeviceIndex = 3 });
        await _fleet.Cloud.EC2.AssociateAddressAsync(new() { AllocationId = address, NetworkInterfaceId = untagged });
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, $$"""{ "{{id}}": { "3": { "NetworkInterfaceId": "{{untagged}}" } } }""");

        var answer = await _fleet.AskAsync(_fleet.Terminate(id));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Contains(
            "carries no tag of the function: disassociated, not released", Assert.Single(answer.Warnings), StringComparison.Ordinal);
        await _fleet.SettleAsync();
        Assert.DoesNotContain(_fleet.Cloud.NetworkInterfaces, i => i.Id == untagged);
        Assert.Null(_fleet.Cloud.Addresses.Single(a => a.Id == address).AssociationId);
        FleetAssert.TrackFileEquals(_fleet, []);
    }

    [Fact]
    public async Task Terminate_FreeInterfaceInTheTrackFileOnly_IsDeletedAndNoOther()
    {
        var id = await _fleet.LaunchToServiceAsync();
        var tracked = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet);
        var unrelated = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet);
        var track = JsonNode.Parse(_fleet.Bucket.TextOf(SimulatedFleet.TrackKey))!;
        track[id]!["3"] = new JsonObject { ["NetworkInterfaceId"] = tracked };
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, track.ToJsonString());

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        Assert.DoesNotContain(_fleet.Cloud.NetworkInterfaces, i => i.Id == tracked);
        Assert.Contains(_fleet.Cloud.NetworkInterfaces, i => i.Id == unrelated);
        await _fleet.SettleAsync();
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_UsersInterfaceWasAttachedBeforeTheLaunch_IsNotDeleted()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.PassAsync(TimeSpan.FromSeconds(10));
        var users = await AttachUntaggedAsync(id, deviceIndex: 5);
        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(launch)).Status);
        await _fleet.SettleAsync();
        Assert.False(TrackedMark(id, 5));
        Assert.True(TrackedMark(id, 1));

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        await _fleet.SettleAsync();
        Assert.Contains(_fleet.Cloud.NetworkInterfaces, i => i.Id == users);
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_UsersInterfaceWasFoundByARefresh_IsNotDeleted()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.AskAsync(launch);
        var users = await AttachUntaggedAsync(id, deviceIndex: 5);
        await _fleet.SettleAsync();
        Assert.False(TrackedMark(id, 5));

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        await _fleet.SettleAsync();
        Assert.Contains(_fleet.Cloud.NetworkInterfaces, i => i.Id == users);
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Launch_UndoneWithAUsersInterface_DoesNotDeleteIt()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.PassAsync(TimeSpan.FromSeconds(10));
        var users = await AttachUntaggedAsync(id, deviceIndex: 5);
        var gate = new CallGate();
        gate.After = call =>
        {
            if (call.Operation != "PutObject")
            {
                return null;
            }

            gate.After = null;
            return AwsFault.Fatal(call);
        };

        Assert.Equal(ResultStatus.Abandoned, (await _fleet.AskAsync(launch, gate)).Status);

        await _fleet.SettleAsync();
        Assert.Contains(_fleet.Cloud.NetworkInterfaces, i => i.Id == users);
        FleetAssert.AtRest(_fleet);
    }

    [Fact]
    public async Task Terminate_InterfaceOfFortinetsFunctionAfterARefresh_IsDeleted()
    {
        var (id, launch) = _fleet.Launch();
        await _fleet.AskAsync(launch);
        var untagged = await AttachUntaggedAsync(id, deviceIndex: 3);
        _fleet.Bucket.Put(SimulatedFleet.TrackKey, $$"""{ "{{id}}": { "3": { "NetworkInterfaceId": "{{untagged}}" } } }""");
        // The event "Launch Successful" refreshes the entry.
        await _fleet.SettleAsync();
        FleetAssert.TrackFileEquals(_fleet, [id]);
        Assert.Null(TrackedMark(id, 3));

        Assert.Equal(ResultStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

        await _fleet.SettleAsync();
        Assert.DoesNotContain(_fleet.Cloud.NetworkInterfaces, i => i.Id == untagged);
        FleetAssert.AtRest(_fleet);
    }

    private async Task<string> AttachUntaggedAsync(string instanceId, int deviceIndex)
    {
        _fleet.Cloud.Tick();
        var id = _fleet.Cloud.CreateForeignInterface(_fleet.InternalSubnet);
        await _fleet.Cloud.EC2.AttachNetworkInterfaceAsync(
            new() { InstanceId = instanceId, NetworkInterfaceId = id, DeviceIndex = deviceIndex });
        return id;
    }

    /// <summary>The entry's mark of who made the interface; null if it has none.</summary>
    private bool? TrackedMark(string instanceId, int deviceIndex) =>
        JsonNode.Parse(_fleet.Bucket.TextOf(SimulatedFleet.TrackKey))![instanceId]![$"{deviceIndex}"]!["ManagedByFgtAsg"]?.GetValue<bool>();
}
