using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Network;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

public sealed class InterfaceProvisionerTests : ProvisionerScenario
{
    [Fact]
    public async Task ProvisionAsync_AllOptions_AreInTheCreateCall()
    {
        var options = External with
        {
            Description = "to the world",
            PrivateIps = ["10.0.1.10", "10.0.1.11"],
            SecurityGroups = [Fleet.SecurityGroup],
        };

        var done = await ProvisionAsync(Fresh(options) with { SecurityGroups = [Fleet.SecurityGroup] });

        Assert.Equal(new ProvisionedInterface(1, done.NetworkInterfaceId, HasElasticIp: false, GoesWithInstance: true), done);
        Assert.Equal([done.NetworkInterfaceId], CreatedResources.NetworkInterfaceIds);
        var request = Assert.Single(Gate.Requests<CreateNetworkInterfaceRequest>());
        Assert.Equal(InterfaceProvisioner.ClientToken(Id, "external"), request.ClientToken);
        Assert.Equal("to the world", request.Description);
        Assert.Equal([Fleet.SecurityGroup], request.Groups);
        Assert.Equal(
            [("10.0.1.10", true), ("10.0.1.11", false)], request.PrivateIpAddresses.Select(a => (a.PrivateIpAddress, a.Primary == true)));
        Assert.Null(request.Ipv6AddressCount);
        Assert.Equal(0, Assert.Single(Gate.Requests<AttachNetworkInterfaceRequest>()).NetworkCardIndex);
    }

    [Fact]
    public void ClientToken_InstanceAndInterface_IsStableAndWithinEc2sLimit()
    {
        var token = InterfaceProvisioner.ClientToken(Given.Id, "external");

        Assert.Equal(token, InterfaceProvisioner.ClientToken(Given.Id, "external"));
        Assert.Matches("^[0-9a-f]{32}$", token);
        Assert.NotEqual(token, InterfaceProvisioner.ClientToken(Given.Id, "internal"));
        Assert.NotEqual(token, InterfaceProvisioner.ClientToken(InstanceId.Parse("i-0aaaaaaaaaaaaaaaa"), "external"));
    }

    [Fact]
    public async Task ProvisionAsync_NothingToDo_MakesNoCall()
    {
        var existing = Given.Own("eni-1", "external").Attached(1);

        await ProvisionAsync(new PlannedInterface { Options = External, Existing = existing, SecurityGroups = [] });

        Assert.Empty(Gate.Calls);
        Assert.Empty(CreatedResources.NetworkInterfaceIds);
    }

    [Fact]
    public async Task ProvisionAsync_AnswerOfTheCreationIsLost_GetsTheSameInterfaceAgain()
    {
        LoseFirstAnswer("CreateNetworkInterface");

        var done = await ProvisionAsync(Fresh(External));

        Assert.Equal(done.NetworkInterfaceId, Assert.Single(Fleet.OwnInterfaces).Id);
        Assert.Equal(2, Gate.Requests<CreateNetworkInterfaceRequest>().Count());
    }

    [Fact]
    public async Task ProvisionAsync_AnswerOfTheAttachmentIsLost_FindsItsOwnAttachment()
    {
        LoseFirstAnswer("AttachNetworkInterface");

        await ProvisionAsync(Fresh(External));

        Assert.True(Assert.Single(Fleet.OwnInterfaces).Attachment!.DeleteOnTermination);
    }

    [Fact]
    public async Task ProvisionAsync_IndexIsTakenByAnother_ThrowsEc2sError()
    {
        var foreign = Fleet.Cloud.CreateForeignInterface(Fleet.InternalSubnet);
        await Fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { InstanceId = Id.Value, NetworkInterfaceId = foreign, DeviceIndex = 1 });

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ProvisionAsync(Fresh(External)));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Equal(foreign, Fleet.Cloud.NetworkInterfaces.Single(i => i.Attachment?.DeviceIndex == 1).Id);
    }

    [Fact]
    public async Task ProvisionAsync_InterfaceIsInUseElsewhere_ThrowsAfterTheConsistencyWindow()
    {
        var other = Fleet.Cloud.RunInstance(Fleet.ExternalSubnet);
        Time.Advance(TimeSpan.FromSeconds(10));
        var taken = Fleet.Cloud.CreateForeignInterface(Fleet.ExternalSubnet);
        await Fleet.Cloud.EC2.AttachNetworkInterfaceAsync(new() { InstanceId = other, NetworkInterfaceId = taken, DeviceIndex = 1 });

        var error = await Assert.ThrowsAsync<OutOfTimeException>(
            () => ProvisionAsync(Fresh(External) with { Existing = Given.Own(taken, "external") }));

        Assert.StartsWith(
            $"Gave up after 30.0 s: {taken} cannot be attached to {Id} (last: InvalidNetworkInterface.InUse: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(other, Fleet.Cloud.NetworkInterfaces.Single(i => i.Id == taken).Attachment!.InstanceId);
    }

    [Fact]
    public async Task ProvisionAsync_OneStepFails_MakesNoCallsAfterwards()
    {
        Gate.Before = call => call.Operation == "AttachNetworkInterface" ? AwsFault.Fatal(call) : null;

        await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ProvisionAsync(Fresh(External with { EnablePublicIp = true }) with { MustAssociateElasticIp = true }));

        var calls = Gate.Calls.Count;
        await Task.Yield();
        Assert.Equal(calls, Gate.Calls.Count);
    }

    [Fact]
    public async Task ProvisionAsync_SubnetIsFull_IsRetried()
    {
        var refusals = 3;
        Gate.Before = call =>
            call.Operation == "CreateNetworkInterface" && refusals-- > 0 ? AwsFault.Ec2("InsufficientFreeAddressesInSubnet") : null;

        await ProvisionAsync(Fresh(External));

        Assert.Single(Fleet.OwnInterfaces);
    }
}
