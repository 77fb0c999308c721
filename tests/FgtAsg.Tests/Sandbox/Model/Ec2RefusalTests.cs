using System.Net;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>EC2's refusals: the error code, parts of the message, and that nothing changed.</summary>
public sealed class Ec2RefusalTests
{
    private const string InvalidValue = "InvalidParameterValue";
    private const string InvalidCombination = "InvalidParameterCombination";
    private const string NoInterface = "InvalidNetworkInterfaceID.NotFound";
    private const string NoAllocation = "InvalidAllocationID.NotFound";
    private const string Unsupported = "UnsupportedOperation";

    private static readonly Dictionary<string, Refusal> Refusals = new(StringComparer.Ordinal)
    {
        ["create: the token, and another description"] = new("IdempotentParameterMismatch", on => on.CreateAsync(request =>
            (request.ClientToken, request.Description) = (Ec2RefusalFixture.ClientToken, "another"))),
        ["create: subnet used up"] = new("InsufficientFreeAddressesInSubnet", on => on.CreateAsync(request => request.SubnetId = on.Full)),
        ["create: address in use"] = new("InvalidIPAddress.InUse", on => on.CreateWithAddressesAsync(("10.0.1.4", true))),
        ["create: one of EC2's first addresses"] = new(InvalidValue, on => on.CreateWithAddressesAsync(("10.0.1.3", true))),
        ["create: EC2's last address"] = new(InvalidValue, on => on.CreateWithAddressesAsync(("10.0.1.255", true))),
        ["create: address of another subnet"] = new(
            InvalidValue, on => on.CreateWithAddressesAsync(("10.0.1.9", true), ("10.0.2.9", false))),
        ["create: no address at all"] = new(InvalidValue, on => on.CreateWithAddressesAsync(("nonsense", true))),
        ["create: two primary addresses"] = new(
            InvalidCombination, on => on.CreateWithAddressesAsync(("10.0.1.40", true), ("10.0.1.41", true))),
        ["create: IPv6 where the subnet has none"] = new(
            InvalidValue, on => on.CreateAsync(request => (request.SubnetId, request.Ipv6AddressCount) = (on.Region.SubnetB, 1))),
        ["create: unknown security group"] = new("InvalidGroup.NotFound", on => on.CreateAsync(request => request.Groups = ["sg-0"])),
        ["create: tags of another type"] = new(
            InvalidValue, on => on.CreateAsync(request => request.TagSpecifications = [new() { ResourceType = "elastic-ip", Tags = [] }])),
        ["create: the address in the other parameter"] = new(
            Unsupported, on => on.CreateAsync(request => request.PrivateIpAddress = "10.0.1.40")),

        ["attach: pending instance"] = new("IncorrectState", on => on.AttachAsync(on.Free, on.Pending)),
        ["attach: ended instance"] = new("IncorrectState", on => on.AttachAsync(on.Free, on.Ended)),
        ["attach: other zone"] = new(InvalidCombination, on => on.AttachAsync(on.Free, on.Elsewhere)),
        ["attach: index taken"] = new(
            InvalidValue, on => on.AttachAsync(on.Free, on.Running, 1), "already has an interface attached at device index '1'."),
        ["attach: attached here"] = new("InvalidNetworkInterface.InUse", on => on.AttachAsync(on.Attached, on.Running)),
        ["attach: unknown interface"] = new(
            NoInterface, on => on.AttachAsync("eni-0b", on.Running), "The networkInterface ID 'eni-0b' does not exist"),
        ["attach: unknown instance"] = new(
            "InvalidInstanceID.NotFound", on => on.AttachAsync(on.Free, "i-0b"), "The instance ID 'i-0b' does not exist"),
        ["attach: no instance's id"] = new("InvalidInstanceID.Malformed", on => on.AttachAsync(on.Free, "instance")),
        ["detach: twice"] = new("IncorrectState", on => on.DetachAsync(on.LeavingAttachment)),
        ["detach: unknown"] = new("InvalidAttachmentID.NotFound", on => on.DetachAsync("eni-attach-0")),
        ["detach: primary interface"] = new("OperationNotPermitted", on => on.DetachAsync(on.PrimaryAttachment)),
        ["delete: attached"] = new(InvalidValue, on => on.DeleteAsync(on.Attached), "is currently in use."),
        ["delete: detaching"] = new("InvalidNetworkInterface.InUse", on => on.DeleteAsync(on.Leaving)),
        ["delete: unknown"] = new(NoInterface, on => on.DeleteAsync("eni-0")),
        ["modify: two attributes"] = new(
            InvalidCombination, on => on.ModifyAsync(request => (request.SourceDestCheck, request.Description) = (false, "both"))),
        ["modify: none"] = new(InvalidCombination, on => on.ModifyAsync(_ => { })),
        ["modify: another's attachment"] = new("InvalidAttachmentID.NotFound", on => on.ModifyAsync(
            request => request.Attachment = new() { AttachmentId = on.LeavingAttachment, DeleteOnTermination = true })),

        ["allocate: quota reached"] = new(
            "AddressLimitExceeded", on => on.Region.AllocateAsync(), "The maximum number of addresses has been reached."),
        ["allocate: another's pool"] = new("InvalidPublicIpv4PoolID.NotFound", on => on.Ec2.AllocateAddressAsync(
            new AllocateAddressRequest { PublicIpv4Pool = "ipv4pool-ec2-2" })),
        ["associate: the address is elsewhere"] = new(
            "Resource.AlreadyAssociated", on => on.AssociateAsync(on.Address, on.Free), "already associated with associate-id eipassoc-"),
        ["associate: the interface has another"] = new(
            "Resource.AlreadyAssociated", on => on.AssociateAsync(on.FreeAddress, on.Attached), "associated with public address 198."),
        ["associate: pending instance"] = new("IncorrectInstanceState", on => on.AssociateAsync(
            on.FreeAddress, on.Region.Instance(on.Pending).NetworkInterfaceIds[0])),
        ["associate: unknown address"] = new(NoAllocation, on => on.AssociateAsync("eipalloc-0", on.Free)),
        ["associate: by the instance"] = new(Unsupported, on => on.Ec2.AssociateAddressAsync(
            new AssociateAddressRequest { AllocationId = on.FreeAddress, InstanceId = on.Running })),
        ["disassociate: unknown"] = new("InvalidAssociationID.NotFound", on => on.Ec2.DisassociateAddressAsync(
            new DisassociateAddressRequest { AssociationId = "eipassoc-0" })),
        ["disassociate: by the address"] = new(Unsupported, on => on.Ec2.DisassociateAddressAsync(
            new DisassociateAddressRequest { PublicIp = on.Region.Address(on.Address).PublicIp })),
        ["release: in use"] = new("InvalidIPAddress.InUse", on => on.Ec2.ReleaseAddressAsync(
            new ReleaseAddressRequest { AllocationId = on.Address })),
        ["release: unknown"] = new(NoAllocation, on => on.Ec2.ReleaseAddressAsync(
            new ReleaseAddressRequest { AllocationId = "eipalloc-0" })),
        ["release: by the address"] = new(Unsupported, on => on.Ec2.ReleaseAddressAsync(
            new ReleaseAddressRequest { PublicIp = on.Region.Address(on.FreeAddress).PublicIp })),

        ["tag: one is unknown"] = new("InvalidInstanceID.NotFound", on => on.TagAsync([on.Free, "i-0"], "k")),
        ["tag: AWS's own"] = new(InvalidValue, on => on.TagAsync([on.Free], "aws:x")),
        ["tag: 51"] = new("TagLimitExceeded", on => on.TagAsync([on.Free], [.. Enumerable.Range(0, 51).Select(number => $"k{number}")])),
        ["untag: instance unknown"] = new("InvalidInstanceID.NotFound", on => on.UntagAsync([on.Free, "i-0"], "Name")),
        ["untag: interface unknown"] = new(NoInterface, on => on.UntagAsync([on.Running, "eni-0"], "Name")),
        ["untag: address unknown"] = new(NoAllocation, on => on.UntagAsync([on.Running, "eipalloc-0"], "Name")),
        ["untag: no id"] = new("InvalidID", on => on.UntagAsync([on.Running, "x"], "Name")),
        ["untag: AWS's own"] = new(InvalidValue, on => on.UntagAsync([on.Running], "aws:autoscaling:groupName")),
        ["untag: of nothing"] = new("MissingParameter", on => on.UntagAsync([], "Name")),

        ["describe: unknown filter"] = new(InvalidValue, on => on.Ec2.DescribeNetworkInterfacesAsync(
            new DescribeNetworkInterfacesRequest { Filters = [new Filter("colour", ["red"])] }), "The filter 'colour' is invalid"),
        ["describe: unknown ids"] = new(
            NoInterface,
            on => on.Ec2.DescribeNetworkInterfacesAsync(
                new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = ["eni-0a", on.Free, "eni-0b"] }),
            "The networkInterface IDs 'eni-0a, eni-0b' do not exist"),
        ["describe: page too small"] = Instances(InvalidValue, new() { MaxResults = 4 }),
        ["describe: page too large"] = Instances(InvalidValue, new() { MaxResults = 1001 }),
        ["describe: pages of ids"] = Instances(InvalidCombination, new() { InstanceIds = ["i-0"], MaxResults = 5 }),
        ["describe: no token"] = Instances(InvalidValue, new() { NextToken = "nonsense" }),
        ["describe: another service's token"] = Instances(InvalidValue, new() { NextToken = "bm9uc2Vuc2U=" }),
        ["describe: no such address"] = new("InvalidAddress.NotFound", on => on.Ec2.DescribeAddressesAsync(
            new DescribeAddressesRequest { PublicIps = ["192.0.2.1"] })),
        ["describe: everybody's snapshots"] = new(InvalidValue, on => on.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest())),

        ["snapshot: unknown volume"] = new("InvalidVolume.NotFound", on => on.SnapshotAsync("vol-0123456789abcdef0")),
        ["snapshot: no volume's id"] = new("InvalidVolumeID.Malformed", on => on.SnapshotAsync("i-0123456789abcdef0")),
        ["delete a snapshot: in an image"] = new("InvalidSnapshot.InUse", on => on.DeleteSnapshotAsync(on.InImage)),
        ["delete a snapshot: in a disabled image"] = new("InvalidSnapshot.InUse", on => on.DeleteSnapshotAsync(on.InDisabledImage)),
        ["delete a snapshot: unknown"] = new("InvalidSnapshot.NotFound", on => on.DeleteSnapshotAsync("snap-0")),

        ["template versions: unknown template"] = new("InvalidLaunchTemplateName.NotFoundException", on => on.VersionsAsync("nobody")),
        ["template versions: unknown number"] = new("InvalidLaunchTemplateId.VersionNotFound", on => on.VersionsAsync("firewall", "7")),
        ["template versions: no number"] = new("InvalidLaunchTemplateId.VersionNotFound", on => on.VersionsAsync("firewall", "newest")),
        ["template versions: pages"] = new(InvalidValue, on => on.VersionsAsync("firewall", atMost: 1)),
    };

    public static TheoryData<string> Names => [.. Refusals.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_Refused_HasTheReasonAndChangesNothing(string name)
    {
        var fixture = await Ec2RefusalFixture.CreateAsync();
        var before = fixture.Everything;

        var fault = await TestRegion.FaultAsync(Refusals[name].Code, () => Refusals[name].Call(fixture));

        Assert.Contains(Refusals[name].Words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, fixture.Everything);
        // The refused call has not used an address of the subnet either.
        Assert.Equal("10.0.1.9", fixture.Region.Interface(await fixture.Region.CreateInterfaceAsync()).PrimaryIp.Address);
    }

    [Fact]
    public async Task Fault_InProcess_LooksLikeTheHttpClients()
    {
        var region = new TestRegion();

        var fault = await TestRegion.FaultAsync(
            "InvalidSubnetID.NotFound", () => region.CreateInterfaceAsync(request => request.SubnetId = "subnet-0a"));
        var dryRun = await TestRegion.FaultAsync("DryRunOperation", () => region.CreateInterfaceAsync(request => request.DryRun = true));

        Assert.Equal("The subnet ID 'subnet-0a' does not exist", fault.Message);
        Assert.Equal((ErrorType.Unknown, HttpStatusCode.BadRequest), (fault.ErrorType, fault.StatusCode));
        Assert.NotEmpty(fault.RequestId);
        Assert.Equal(HttpStatusCode.PreconditionFailed, dryRun.StatusCode);
        Assert.Empty(region.Cloud.NetworkInterfaces);
    }

    private static Refusal Instances(string code, DescribeInstancesRequest request) =>
        new(code, on => on.Ec2.DescribeInstancesAsync(request));

    private sealed record Refusal(string Code, Func<Ec2RefusalFixture, Task> Call, string Words = "");
}
