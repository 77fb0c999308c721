using Amazon.EC2.Model;
using FgtAsg.Network;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

public sealed class ElasticIpProvisionerTests : ProvisionerScenario
{
    [Fact]
    public async Task ProvisionAsync_AddressIsWanted_AllocatesATaggedOne()
    {
        var done = await ProvisionAsync(WithElasticIp());

        Assert.True(done.HasElasticIp);
        var address = Assert.Single(Fleet.OwnAddresses);
        Assert.Equal(done.NetworkInterfaceId, address.NetworkInterfaceId);
        Assert.Equal([address.Id], CreatedResources.AllocationIds);
        Assert.False(Assert.Single(Gate.Requests<AssociateAddressRequest>()).AllowReassociation);
    }

    [Theory]
    [InlineData("AssociateAddress")]
    [InlineData("AllocateAddress")]
    public async Task ProvisionAsync_AnswerOfAnAddressCallIsLost_AllocatesNoSecondAddress(string operation)
    {
        LoseFirstAnswer(operation);

        var done = await ProvisionAsync(WithElasticIp());

        Assert.Equal(done.NetworkInterfaceId, Assert.Single(Fleet.OwnAddresses).NetworkInterfaceId);
    }

    [Fact]
    public async Task ProvisionAsync_AllocationIsThrottled_IsRetriedWithoutADescribe()
    {
        var refusals = 2;
        Gate.Before = call => call.Operation == "AllocateAddress" && refusals-- > 0
            ? AwsFault.Ec2("RequestLimitExceeded", status: System.Net.HttpStatusCode.ServiceUnavailable)
            : null;

        await ProvisionAsync(WithElasticIp());

        Assert.Equal(3, Gate.Requests<AllocateAddressRequest>().Count());
        Assert.Empty(Gate.Requests<DescribeAddressesRequest>());
        Assert.Single(Fleet.OwnAddresses);
    }

    [Fact]
    public async Task ProvisionAsync_AllocationHadNoEffect_IsRepeatedAfterADescribe()
    {
        var isFirst = true;
        Gate.Before = call =>
        {
            if (call.Operation != "AllocateAddress" || !isFirst)
            {
                return null;
            }

            isFirst = false;
            return new TimeoutException();
        };

        await ProvisionAsync(WithElasticIp());

        Assert.Equal(2, Gate.Requests<AllocateAddressRequest>().Count());
        Assert.NotEmpty(Gate.Requests<DescribeAddressesRequest>());
        Assert.Single(Fleet.OwnAddresses);
    }

    [Fact]
    public async Task ProvisionAsync_AddressWasAllocatedBefore_IsUsed()
    {
        var options = External with { EnablePublicIp = true };
        var before = Fleet.Cloud.AllocateForeignAddress(
            Given.Tags("external", instance: Id.Value).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal));

        await ProvisionAsync(
            Fresh(options) with { MustAssociateElasticIp = true, AllocatedAddress = new Address { AllocationId = before } });

        Assert.Empty(Gate.Requests<AllocateAddressRequest>());
        Assert.NotNull(Fleet.Cloud.Addresses.Single().NetworkInterfaceId);
    }

    [Fact]
    public async Task ProvisionAsync_AnotherDeliveryAssociatedItsAddressFirst_ReleasesItsOwn()
    {
        Gate.Before = call =>
        {
            if (call.Operation == "AssociateAddress")
            {
                var winner = Fleet.Cloud.AllocateForeignAddress(
                    Given.Tags("external", instance: Id.Value).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal));
                Fleet.Cloud.EC2.AssociateAddressAsync(new()
                {
                    AllocationId = winner,
                    NetworkInterfaceId = ((AssociateAddressRequest)call.Request).NetworkInterfaceId,
                }).GetAwaiter().GetResult();
            }

            return null;
        };

        await ProvisionAsync(WithElasticIp());

        Assert.NotNull(Assert.Single(Fleet.OwnAddresses).AssociationId);
    }

    [Fact]
    public async Task ProvisionAsync_InterfaceHasAForeignAddress_IsAConflictAndKeepsIt()
    {
        var foreign = Fleet.Cloud.AllocateForeignAddress();
        Gate.Before = call =>
        {
            if (call.Operation == "AssociateAddress")
            {
                Fleet.Cloud.EC2.AssociateAddressAsync(new()
                {
                    AllocationId = foreign,
                    NetworkInterfaceId = ((AssociateAddressRequest)call.Request).NetworkInterfaceId,
                }).GetAwaiter().GetResult();
            }

            return null;
        };

        await Assert.ThrowsAsync<ElasticIpInUseException>(() => ProvisionAsync(WithElasticIp()));

        Assert.NotNull(Fleet.Cloud.Addresses.Single(a => a.Id == foreign).AssociationId);
    }

    [Fact]
    public async Task ProvisionAsync_UsersAddressIsInUse_IsAConflictThatNamesTheHolder()
    {
        var existing = Fleet.Cloud.AllocateForeignAddress();
        var user = Fleet.Cloud.CreateForeignInterface(Fleet.ExternalSubnet);
        await Fleet.Cloud.EC2.AssociateAddressAsync(new() { AllocationId = existing, NetworkInterfaceId = user });

        var error = await Assert.ThrowsAsync<ElasticIpInUseException>(() => ProvisionAsync(
            Fresh(External with { ExistingEipId = existing }) with { MustAssociateElasticIp = true }));

        Assert.Equal($"existing_eip_id {existing} of 'external' is in use by {user}", error.Message);
        Assert.Equal(user, Fleet.Cloud.Addresses.Single().NetworkInterfaceId);
    }

    [Fact]
    public async Task ProvisionAsync_UsersAddressIsAssociatedAlready_IsDone()
    {
        var existing = Fleet.Cloud.AllocateForeignAddress();
        LoseFirstAnswer("AssociateAddress");

        var done = await ProvisionAsync(Fresh(External with { ExistingEipId = existing }) with { MustAssociateElasticIp = true });

        Assert.Equal(done.NetworkInterfaceId, Fleet.Cloud.Addresses.Single().NetworkInterfaceId);
    }
}
