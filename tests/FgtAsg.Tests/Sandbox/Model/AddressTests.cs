using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class AddressTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Allocate_Twice_GivesTwoAddresses()
    {
        var first = await _region.Ec2.AllocateAddressAsync(new AllocateAddressRequest());
        var second = await _region.Ec2.AllocateAddressAsync(new AllocateAddressRequest());

        Assert.NotEqual(first.PublicIp, second.PublicIp);
        Assert.Equal("vpc", first.Domain!.Value);
        Assert.Equal("amazon", first.PublicIpv4Pool);
    }

    [Fact]
    public async Task Allocate_QuotaReached_IsLimitExceeded()
    {
        var region = new TestRegion(new CloudOptions());
        for (var number = 0; number < 5; number++)
        {
            await region.AllocateAsync();
        }

        var fault = await TestRegion.FaultAsync("AddressLimitExceeded", () => region.AllocateAsync());

        Assert.Equal("The maximum number of addresses has been reached.", fault.Message);
    }

    [Fact]
    public async Task Allocate_Pools_OnlyThoseOfTheAccount()
    {
        var region = new TestRegion(new CloudOptions { ElasticIpQuota = 0, PublicIpv4Pools = ["ipv4pool-ec2-1"] });

        var allocated = await region.Ec2.AllocateAddressAsync(new AllocateAddressRequest { PublicIpv4Pool = "ipv4pool-ec2-1" });

        Assert.Equal("ipv4pool-ec2-1", allocated.PublicIpv4Pool);
        await TestRegion.FaultAsync(
            "InvalidPublicIpv4PoolID.NotFound",
            () => region.Ec2.AllocateAddressAsync(new AllocateAddressRequest { PublicIpv4Pool = "ipv4pool-ec2-2" }));
    }

    [Fact]
    public async Task Associate_UnattachedInterface_ShowsOnBothSides()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());

        var association = await _region.AssociateAsync(allocation, id);

        var address = _region.Address(allocation);
        Assert.Equal(
            (association, id, "10.0.1.4", null),
            (address.AssociationId, address.NetworkInterfaceId, address.PrivateIpAddress, address.InstanceId));
        Assert.Equal(
            new CloudAssociation(address.PublicIp, allocation, association), _region.Interface(id).PrimaryIp.Association);
    }

    [Fact]
    public async Task Associate_SameAgain_AnswersTheSameAssociation()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());

        var first = await _region.AssociateAsync(allocation, id);

        Assert.Equal(first, await _region.AssociateAsync(allocation, id));
        Assert.Equal(first, await _region.AssociateAsync(allocation, id, allowReassociation: null));
    }

    [Fact]
    public async Task Associate_AddressIsElsewhere_IsAlreadyAssociated()
    {
        var allocation = await _region.AllocateAsync();
        var association = await _region.AssociateAsync(allocation, await _region.CreateInterfaceAsync());
        var other = await _region.CreateInterfaceAsync();

        var fault = await TestRegion.FaultAsync("Resource.AlreadyAssociated", () => _region.AssociateAsync(allocation, other));

        Assert.Equal($"resource {allocation} is already associated with associate-id {association}", fault.Message);
    }

    [Fact]
    public async Task Associate_TargetHasAnotherAddress_IsAlreadyAssociated()
    {
        var (first, second, id) = (await _region.AllocateAsync(), await _region.AllocateAsync(), await _region.CreateInterfaceAsync());
        await _region.AssociateAsync(first, id);

        var fault = await TestRegion.FaultAsync("Resource.AlreadyAssociated", () => _region.AssociateAsync(second, id));

        Assert.Equal(
            $"resource {id} and 10.0.1.4 is already associated with public address {_region.Address(first).PublicIp}", fault.Message);
    }

    [Fact]
    public async Task Associate_ReassociationAllowed_MovesAndFreesTheOther()
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
    public async Task Associate_NoInternetGateway_IsNotAttached()
    {
        var vpc = _region.Cloud.CreateVpc("10.9.0.0/16", internetGateway: false);
        var subnet = _region.Cloud.CreateSubnet(vpc, "eu-central-1a", "10.9.0.0/24");
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync(request => request.SubnetId = subnet));

        await TestRegion.FaultAsync("Gateway.NotAttached", () => _region.AssociateAsync(allocation, id));
    }

    [Fact]
    public async Task Associate_PendingInstance_IsRefusedByInterfaceAndByInstance()
    {
        var (instance, allocation) = (_region.Cloud.RunInstance(_region.SubnetA), await _region.AllocateAsync());
        var primary = _region.Instance(instance).NetworkInterfaceIds[0];

        await TestRegion.FaultAsync("IncorrectInstanceState", () => _region.AssociateAsync(allocation, primary));
        await TestRegion.FaultAsync("InvalidInstanceID", () => _region.Ec2.AssociateAddressAsync(
            new AssociateAddressRequest { AllocationId = allocation, InstanceId = instance }));
    }

    [Fact]
    public async Task Associate_LentAddress_IsReplaced()
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
    public async Task Associate_UnknownAddress_IsNotFound()
    {
        var id = await _region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("InvalidAllocationID.NotFound", () => _region.AssociateAsync("eipalloc-0", id));
    }

    [Fact]
    public async Task Address_FollowsItsInterfaceToAnInstance()
    {
        var (allocation, id, instance) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync(), _region.RunningInstance());
        await _region.AssociateAsync(allocation, id);

        var attachment = await _region.AttachAsync(id, instance);
        Assert.Equal(instance, _region.Address(allocation).InstanceId);

        await _region.Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachment });
        _region.Pass(2);
        Assert.Null(_region.Address(allocation).InstanceId);
        Assert.Equal(id, _region.Address(allocation).NetworkInterfaceId);
    }

    [Fact]
    public async Task Disassociate_Associated_FreesAddressAndInterface()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());
        var association = await _region.AssociateAsync(allocation, id);

        await _region.Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association });

        Assert.Null(_region.Address(allocation).NetworkInterfaceId);
        Assert.Null(_region.Interface(id).PrimaryIp.Association);
        await TestRegion.FaultAsync("InvalidAssociationID.NotFound", () => _region.Ec2.DisassociateAddressAsync(
            new DisassociateAddressRequest { AssociationId = association }));
    }

    [Fact]
    public async Task Release_Associated_IsInUse()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());
        var association = await _region.AssociateAsync(allocation, id);

        await TestRegion.FaultAsync("InvalidIPAddress.InUse", () => ReleaseAsync(allocation));
        await _region.Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association });
        await ReleaseAsync(allocation);
        await TestRegion.FaultAsync("InvalidAllocationID.NotFound", () => ReleaseAsync(allocation));
    }

    [Fact]
    public async Task DeleteInterface_WithAnAddress_DisassociatesAndKeepsIt()
    {
        var (allocation, id) = (await _region.AllocateAsync(), await _region.CreateInterfaceAsync());
        await _region.AssociateAsync(allocation, id);

        await _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });

        Assert.Null(_region.Address(allocation).AssociationId);
    }

    private Task<ReleaseAddressResponse> ReleaseAsync(string allocationId) =>
        _region.Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = allocationId });
}
