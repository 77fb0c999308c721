using FgtAsg.Answers;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Terminate;

/// <summary>Interfaces without the function's tags: the user's own are kept, those of Fortinet's function are freed.</summary>
public sealed class UntaggedInterfaceTests
{
    private readonly Fleet _fleet = new(new FastClock());

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

        Assert.Equal(AnswerStatus.Completed, (await _fleet.AskAsync(_fleet.Terminate(id))).Status);

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
        _fleet.Bucket.Put(Fleet.TrackKey, $$"""{ "{{id}}": { "3": { "NetworkInterfaceId": "{{untagged}}" } } }""");

        var answer = await _fleet.AskAsync(_fleet.Terminate(id));

        Assert.Equal(AnswerStatus.Completed, answer.Status);
        Assert.Contains("carries no tag of the function: disassociated, not released", Assert.Single(answer.Warnings), StringComparison.Ordinal);
        await _fleet.SettleAsync();
        Assert.DoesNotContain(_fleet.Cloud.NetworkInterfaces, i => i.Id == untagged);
        Assert.Null(_fleet.Cloud.Addresses.Single(a => a.Id == address).AssociationId);
        FleetAssert.TrackFileEquals(_fleet, []);
    }
}
