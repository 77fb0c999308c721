using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class InterfaceTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Create_NewInterface_IsAvailableWithTheSubnetsFirstUsableAddress()
    {
        var created = (await _region.Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest
        {
            SubnetId = _region.SubnetA,
            Description = "port2",
            Groups = [_region.SecurityGroup],
            Ipv6AddressCount = 2,
            TagSpecifications = [new() { ResourceType = "network-interface", Tags = [new Tag { Key = "Name", Value = "fgt-port2" }] }],
        })).NetworkInterface!;

        Assert.Equal(
            ("available", "10.0.1.4", "eu-central-1a", "port2", true),
            (created.Status!.Value, created.PrivateIpAddress, created.AvailabilityZone, created.Description, created.SourceDestCheck));
        Assert.Null(created.Attachment);
        Assert.Equal("firewalls", Assert.Single(created.Groups!).GroupName);
        Assert.Equal("fgt-port2", Assert.Single(created.TagSet!).Value);
        Assert.Equal(["2001:db8:0:1::10", "2001:db8:0:1::11"], created.Ipv6Addresses!.Select(item => item.Ipv6Address));
    }

    [Fact]
    public async Task Create_AddressesAndNoGroups_HasThePrimaryFirstAndTheDefaultGroup()
    {
        var id = await _region.CreateInterfaceAsync(request => request.PrivateIpAddresses =
        [
            new() { PrivateIpAddress = "10.0.1.50", Primary = false },
            new() { PrivateIpAddress = "10.0.1.40", Primary = true },
        ]);

        var shown = (await _region.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] })).NetworkInterfaces![0];
        Assert.Equal(
            [("10.0.1.40", true), ("10.0.1.50", false)],
            shown.PrivateIpAddresses!.Select(ip => (ip.PrivateIpAddress, ip.Primary!.Value)));
        Assert.Equal("default", Assert.Single(shown.Groups!).GroupName);
    }

    [Fact]
    public async Task Create_SameTokenAgain_ReturnsTheSameInterfaceEvenIfDeleted()
    {
        Task<string> CreateAsync() => _region.CreateInterfaceAsync(request => request.ClientToken = "i-1#port2");
        await TestRegion.FaultAsync("InvalidSubnetID.NotFound", () => _region.CreateInterfaceAsync(request =>
            (request.SubnetId, request.ClientToken) = ("subnet-0", "i-1#port2")));

        var first = await CreateAsync();
        Assert.Equal((first, 1), (await CreateAsync(), _region.Cloud.NetworkInterfaces.Count));
        await DeleteAsync(first);

        Assert.Equal((first, 0), (await CreateAsync(), _region.Cloud.NetworkInterfaces.Count));
        Assert.Equal("10.0.1.4", _region.Interface(await _region.CreateInterfaceAsync()).PrimaryIp.Address);
    }

    [Fact]
    public async Task Create_NewResource_IsNotFoundUntilVisible()
    {
        var region = new TestRegion(new CloudOptions { VisibilityDelay = TimeSpan.FromSeconds(3) });
        var id = await region.CreateInterfaceAsync(request => request.ClientToken = "token");
        var describe = new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] };
        var delete = new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id };

        await TestRegion.FaultAsync("InvalidNetworkInterfaceID.NotFound", () => region.Ec2.DescribeNetworkInterfacesAsync(describe));
        await TestRegion.FaultAsync("InvalidNetworkInterfaceID.NotFound", () => region.Ec2.DeleteNetworkInterfaceAsync(delete));
        Assert.Equal(id, await region.CreateInterfaceAsync(request => request.ClientToken = "token"));
        region.Pass(3);
        Assert.Single((await region.Ec2.DescribeNetworkInterfacesAsync(describe)).NetworkInterfaces!);

        // Describes lag as long after a deletion.
        await region.Ec2.DeleteNetworkInterfaceAsync(delete);
        Assert.Single((await region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces!);
        region.Pass(3);
        Assert.Empty((await region.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest())).NetworkInterfaces ?? []);
    }

    [Fact]
    public async Task Attachment_FromAttachToDelete_PassesThroughEachState()
    {
        var (instance, id) = (_region.RunningInstance(), await _region.CreateInterfaceAsync());

        var attachmentId = await _region.AttachAsync(id, instance);
        var attachment = _region.Interface(id).Attachment!;
        Assert.Equal(
            (attachmentId, "attaching", 1, false),
            (attachment.Id, attachment.Status, attachment.DeviceIndex, attachment.DeleteOnTermination));
        _region.Pass(1);
        Assert.Equal(("attached", "in-use"), (_region.Interface(id).Attachment!.Status, _region.Interface(id).Status));
        var shown = (await _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] }))
            .Reservations![0].Instances![0].NetworkInterfaces!;
        Assert.Equal([0, 1], shown.Select(item => item.Attachment!.DeviceIndex));
        Assert.Equal(id, shown[1].NetworkInterfaceId);

        await DetachAsync(attachmentId);
        Assert.Equal("detaching", _region.Interface(id).Attachment!.Status);
        _region.Pass(2);
        Assert.Equal("available", _region.Interface(id).Status);
        Assert.DoesNotContain(1, _region.Instance(instance).NetworkInterfaceIds.Keys);
        await TestRegion.FaultAsync("InvalidAttachmentID.NotFound", () => DetachAsync(attachmentId));
        await DeleteAsync(id);
        Assert.DoesNotContain(id, _region.Cloud.NetworkInterfaces.Select(item => item.Id));
    }

    [Fact]
    public async Task Detach_WhileAttaching_NeverBecomesAttached()
    {
        var id = await _region.CreateInterfaceAsync();
        await DetachAsync(await _region.AttachAsync(id, _region.RunningInstance()));

        _region.Pass(1);

        Assert.Equal("detaching", _region.Interface(id).Attachment!.Status);
    }

    [Fact]
    public async Task Modify_OneAttributePerCall_ChangesIt()
    {
        var id = await _region.CreateInterfaceAsync();
        var attachmentId = await _region.AttachAsync(id, _region.RunningInstance());

        await ModifyAsync(id, request => request.SourceDestCheck = false);
        await ModifyAsync(id, request => request.Description = "port2");
        await ModifyAsync(id, request => request.Groups = [_region.SecurityGroup]);
        await ModifyAsync(id, request => request.Attachment = new() { AttachmentId = attachmentId, DeleteOnTermination = true });
        _region.Pass(1);

        var changed = _region.Interface(id);
        Assert.Equal((false, "port2", true), (changed.SourceDestCheck, changed.Description, changed.Attachment!.DeleteOnTermination));
        Assert.Equal([_region.SecurityGroup], changed.SecurityGroupIds.AsEnumerable());
    }

    private Task DetachAsync(string attachmentId) =>
        _region.Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachmentId });

    private Task DeleteAsync(string id) =>
        _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });

    private Task ModifyAsync(string id, Action<ModifyNetworkInterfaceAttributeRequest> change)
    {
        var request = new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id };
        change(request);
        return _region.Ec2.ModifyNetworkInterfaceAttributeAsync(request);
    }
}
