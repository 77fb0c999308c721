using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class InterfaceAttachmentTests
{
    private readonly TestRegion _region = new();

    [Fact]
    public async Task Attach_RunningInstance_IsAttachingThenAttached()
    {
        var (instance, id) = (_region.RunningInstance(), await _region.CreateInterfaceAsync());

        var attachmentId = await _region.AttachAsync(id, instance);

        var attachment = _region.Interface(id).Attachment!;
        Assert.Equal((attachmentId, "attaching", 1, false), (attachment.Id, attachment.Status, attachment.DeviceIndex, attachment.DeleteOnTermination));
        _region.Pass(1);
        Assert.Equal("attached", _region.Interface(id).Attachment!.Status);
        Assert.Equal("in-use", _region.Interface(id).Status);
    }

    [Fact]
    public async Task Attach_Attached_IsInTheInstancesDescription()
    {
        var (instance, id) = (_region.RunningInstance(), await _region.CreateInterfaceAsync());
        await _region.AttachAsync(id, instance);
        _region.Pass(1);

        var shown = await _region.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] });

        var interfaces = shown.Reservations![0].Instances![0].NetworkInterfaces!;
        Assert.Equal([0, 1], interfaces.Select(item => item.Attachment!.DeviceIndex));
        Assert.Equal(id, interfaces[1].NetworkInterfaceId);
    }

    [Fact]
    public async Task Attach_PendingInstance_IsIncorrectState()
    {
        var (instance, id) = (_region.Cloud.RunInstance(_region.SubnetA), await _region.CreateInterfaceAsync());

        await TestRegion.FaultAsync("IncorrectState", () => _region.AttachAsync(id, instance));
    }

    [Fact]
    public async Task Attach_OtherZone_IsInvalidCombination()
    {
        var (instance, id) = (_region.RunningInstance(_region.SubnetB), await _region.CreateInterfaceAsync());

        await TestRegion.FaultAsync("InvalidParameterCombination", () => _region.AttachAsync(id, instance));
    }

    [Fact]
    public async Task Attach_IndexTaken_SaysWhich()
    {
        var (instance, first, second) =
            (_region.RunningInstance(), await _region.CreateInterfaceAsync(), await _region.CreateInterfaceAsync());
        await _region.AttachAsync(first, instance);

        var fault = await TestRegion.FaultAsync("InvalidParameterValue", () => _region.AttachAsync(second, instance));

        Assert.Equal($"Instance '{instance}' already has an interface attached at device index '1'.", fault.Message);
    }

    [Fact]
    public async Task Attach_InterfaceInUse_IsRefused()
    {
        var (first, second, id) = (_region.RunningInstance(), _region.RunningInstance(), await _region.CreateInterfaceAsync());
        await _region.AttachAsync(id, first);

        await TestRegion.FaultAsync("InvalidNetworkInterface.InUse", () => _region.AttachAsync(id, second));
        await TestRegion.FaultAsync("InvalidNetworkInterface.InUse", () => _region.AttachAsync(id, first));
    }

    [Fact]
    public async Task Attach_MoreThanTheTypeAllows_IsLimitExceeded()
    {
        var region = new TestRegion(new CloudOptions { InterfacesPerInstance = 2 });
        var instance = region.RunningInstance();
        await region.AttachAsync(await region.CreateInterfaceAsync(), instance);
        var third = await region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("AttachmentLimitExceeded", () => region.AttachAsync(third, instance, 2));
    }

    [Fact]
    public async Task Attach_UnknownOnes_AreNotFound()
    {
        var (instance, id) = (_region.RunningInstance(), await _region.CreateInterfaceAsync());

        var noInterface = await TestRegion.FaultAsync("InvalidNetworkInterfaceID.NotFound", () => _region.AttachAsync("eni-0b", instance));
        var noInstance = await TestRegion.FaultAsync("InvalidInstanceID.NotFound", () => _region.AttachAsync(id, "i-0b"));
        await TestRegion.FaultAsync("InvalidInstanceID.Malformed", () => _region.AttachAsync(id, "instance"));

        Assert.Equal("The networkInterface ID 'eni-0b' does not exist", noInterface.Message);
        Assert.Equal("The instance ID 'i-0b' does not exist", noInstance.Message);
    }

    [Fact]
    public async Task Detach_Attached_IsDetachingThenAvailable()
    {
        var (instance, id) = (_region.RunningInstance(), await _region.CreateInterfaceAsync());
        var attachmentId = await _region.AttachAsync(id, instance);
        _region.Pass(1);

        await DetachAsync(attachmentId);

        Assert.Equal("detaching", _region.Interface(id).Attachment!.Status);
        _region.Pass(2);
        Assert.Equal("available", _region.Interface(id).Status);
        Assert.DoesNotContain(1, _region.Instance(instance).NetworkInterfaceIds.Keys);
    }

    [Fact]
    public async Task Detach_Twice_IsIncorrectStateThenNotFound()
    {
        var attachmentId = await _region.AttachAsync(await _region.CreateInterfaceAsync(), _region.RunningInstance());
        await DetachAsync(attachmentId);

        await TestRegion.FaultAsync("IncorrectState", () => DetachAsync(attachmentId));
        _region.Pass(2);
        await TestRegion.FaultAsync("InvalidAttachmentID.NotFound", () => DetachAsync(attachmentId));
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
    public async Task Detach_PrimaryInterface_IsNotPermitted()
    {
        _region.RunningInstance();
        var primary = Assert.Single(_region.Cloud.NetworkInterfaces);

        await TestRegion.FaultAsync("OperationNotPermitted", () => DetachAsync(primary.Attachment!.Id));
    }

    [Fact]
    public async Task Delete_WhileInUse_IsRefusedInEitherOfTheServicesWords()
    {
        var id = await _region.CreateInterfaceAsync();
        var attachmentId = await _region.AttachAsync(id, _region.RunningInstance());
        _region.Pass(1);

        var fault = await TestRegion.FaultAsync("InvalidParameterValue", () => DeleteAsync(id));
        Assert.Equal($"Network interface '{id}' is currently in use.", fault.Message);
        await DetachAsync(attachmentId);
        await TestRegion.FaultAsync("InvalidNetworkInterface.InUse", () => DeleteAsync(id));
        _region.Pass(2);
        await DeleteAsync(id);
        await TestRegion.FaultAsync("InvalidNetworkInterfaceID.NotFound", () => DeleteAsync(id));
    }

    [Fact]
    public async Task Modify_OneAttributeACall_Changes()
    {
        var id = await _region.CreateInterfaceAsync();
        var attachmentId = await _region.AttachAsync(id, _region.RunningInstance());

        await ModifyAsync(id, request => request.SourceDestCheck = false);
        await ModifyAsync(id, request => request.Description = "port2");
        await ModifyAsync(id, request => request.Groups = [_region.SecurityGroup]);
        await ModifyAsync(id, request => request.Attachment = new() { AttachmentId = attachmentId, DeleteOnTermination = true });

        var changed = _region.Interface(id);
        Assert.False(changed.SourceDestCheck);
        Assert.Equal("port2", changed.Description);
        Assert.Equal([_region.SecurityGroup], changed.SecurityGroupIds.AsEnumerable());
        Assert.True(changed.Attachment!.DeleteOnTermination);
        _region.Pass(1);
        Assert.True(_region.Interface(id).Attachment!.DeleteOnTermination);
    }

    [Fact]
    public async Task Modify_SeveralAttributesOrNone_IsInvalidCombination()
    {
        var id = await _region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("InvalidParameterCombination", () => ModifyAsync(id, request =>
        {
            request.SourceDestCheck = false;
            request.Description = "both";
        }));
        await TestRegion.FaultAsync("InvalidParameterCombination", () => ModifyAsync(id, _ => { }));
        Assert.True(_region.Interface(id).SourceDestCheck);
    }

    [Fact]
    public async Task Modify_ForeignAttachment_IsNotFound()
    {
        var id = await _region.CreateInterfaceAsync();

        await TestRegion.FaultAsync("InvalidAttachmentID.NotFound", () => ModifyAsync(
            id, request => request.Attachment = new() { AttachmentId = "eni-attach-0", DeleteOnTermination = true }));
    }

    private Task<DetachNetworkInterfaceResponse> DetachAsync(string attachmentId) =>
        _region.Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachmentId });

    private Task<DeleteNetworkInterfaceResponse> DeleteAsync(string id) =>
        _region.Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });

    private Task<ModifyNetworkInterfaceAttributeResponse> ModifyAsync(string id, Action<ModifyNetworkInterfaceAttributeRequest> change)
    {
        var request = new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id };
        change(request);
        return _region.Ec2.ModifyNetworkInterfaceAttributeAsync(request);
    }
}
