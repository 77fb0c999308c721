using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class AddressTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Allocate_TwiceAndFromAPool_GivesDifferentAddresses()
    {
        var region = new TestRegion(new CloudOptions { ElasticIpQuota = 2, PublicIpv4Pools = ["ipv4pool-ec2-1"] });

        var first = await region.Ec2.AllocateAddressAsync(new AllocateAddressRequest());
        var second = await region.Ec2.AllocateAddressAsync(new AllocateAddressRequest());
        // The quota does not limit addresses from the account's own pool.
        var own = await region.Ec2.AllocateAddressAsync(new AllocateAddressRequest { PublicIpv4Pool = "ipv4pool-ec2-1" });

        Assert.NotEqual(first.PublicIp, second.PublicIp);
        Assert.Equal(("vpc", "amazon", "ipv4pool-ec2-1"), (first.Domain!.Value, first.PublicIpv4Pool, own.PublicIpv4Pool));
    }

    [Fact]
    public async Task Association_FromAssociateToRelease_IsShownByAddressAndInterface()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());

        var association = await _region.AssociateAsync(allocation, id);
        var address = _region.Address(allocation);
        Assert.Equal(
            (association, id, "10.0.1.4", null),
            (address.AssociationId, address.NetworkInterfaceId, address.PrivateIpAddress, address.InstanceId));
        Assert.Equal(new CloudAssociation(address.PublicIp, allocation, association), _region.Interface(id).PrimaryIp.Association);
        Assert.Equal(association, await _region.AssociateAsync(allocation, id));
        Assert.Equal(association, await _region.AssociateAsync(allocation, id, allowReassociation: null));

        await _region.Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association });
        Assert.Null(_region.Address(allocation).NetworkInterfaceId);
        Assert.Null(_region.Interface(id).PrimaryIp.Association);
        await _region.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocation });
        Assert.Empty(_region.Cloud.Addresses);
    }

    [Fact]
    public async Task Associate_ReassociationAllowed_MovesTheAddressAndFreesTheOther()
    {
        var (first, second) = (await _region.AllocateAsync(), await _region.AllocateAsync());
        var (from, to) = (await _region.CreateInterfaceAsync(), await _region.CreateInterfaceAsync());
        await _region.AssociateAsync(first, from);
        await _region.AssociateAsync(second, to);

        await _region.AssociateAsync(first, to, allowReassociation: true);

        Assert.Equal(to, _region.Address(first).NetworkInterfaceId);
        Assert.Null(_region.Address(second).AssociationId);
        Assert.Null(_region.Interface(from).PrimaryIp.Association);
    }

    [Fact]
    public async Task Associate_InterfaceHasATemporaryPublicIp_ReplacesIt()
    {
        var instance = _region.Cloud.RunInstance(_region.SubnetA, associatePublicIp: true);
        var primary = _region.Instance(instance).NetworkInterfaceIds[0];
        var allocation = await _region.AllocateAsync();
        Assert.NotNull(_region.Interface(primary).PrimaryIp.Association);
        _region.Pass(5);

        await _region.AssociateAsync(allocation, primary);

        Assert.Equal(allocation, _region.Interface(primary).PrimaryIp.Association!.AllocationId);
        Assert.Equal(instance, _region.Address(allocation).InstanceId);
    }

    [Fact]
    public async Task Address_InterfaceIsAttachedThenDeleted_FollowsItAndStaysAllocated()
    {
        var (allocation, id, instance) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync(), _region.RunningInstance());
        await _region.AssociateAsync(allocation, id);

        var attachment = await _region.AttachAsync(id, instance);
        Assert.Equal(instance, _region.Address(allocation).InstanceId);
        await _region.Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachment });
        _region.Pass(2);
        Assert.Equal((null, id), (_region.Address(allocation).InstanceId, _region.Address(allocation).NetworkInterfaceId));
        await _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });

        Assert.Null(_region.Address(allocation).AssociationId);
    }
}
