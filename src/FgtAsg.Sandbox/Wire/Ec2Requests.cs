using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Networking;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Forms to EC2's requests, under the names of the service's API model.</summary>
internal static class Ec2Requests
{
    public static AllocateAddressRequest AllocateAddress(FormReader form) => new()
    {
        Address = form.Text("Address"),
        Domain = form.Text("Domain") is { } domain ? DomainType.FindValue(domain) : null,
        DryRun = form.Flag("DryRun"),
        NetworkBorderGroup = form.Text("NetworkBorderGroup"),
        PublicIpv4Pool = form.Text("PublicIpv4Pool"),
        TagSpecifications = TagSpecifications(form),
    };

    public static AssociateAddressRequest AssociateAddress(FormReader form) => new()
    {
        AllocationId = form.Text("AllocationId"),
        AllowReassociation = form.Flag("AllowReassociation"),
        DryRun = form.Flag("DryRun"),
        InstanceId = form.Text("InstanceId"),
        NetworkInterfaceId = form.Text("NetworkInterfaceId"),
        PrivateIpAddress = form.Text("PrivateIpAddress"),
        PublicIp = form.Text("PublicIp"),
    };

    public static AttachNetworkInterfaceRequest AttachNetworkInterface(FormReader form) => new()
    {
        DeviceIndex = form.Number("DeviceIndex"),
        DryRun = form.Flag("DryRun"),
        InstanceId = form.Text("InstanceId"),
        NetworkCardIndex = form.Number("NetworkCardIndex"),
        NetworkInterfaceId = form.Text("NetworkInterfaceId"),
    };

    public static CreateNetworkInterfaceRequest CreateNetworkInterface(FormReader form) => new()
    {
        ClientToken = form.Text("ClientToken"),
        Description = form.Text("Description"),
        DryRun = form.Flag("DryRun"),
        EnablePrimaryIpv6 = form.Flag("EnablePrimaryIpv6"),
        Groups = form.Texts("SecurityGroupId"),
        InterfaceType = form.Text("InterfaceType") is { } type ? NetworkInterfaceCreationType.FindValue(type) : null,
        Ipv6AddressCount = form.Number("Ipv6AddressCount"),
        Ipv6Addresses = form.Structures("Ipv6Addresses", item => new InstanceIpv6Address { Ipv6Address = item.Text("Ipv6Address") }),
        PrivateIpAddress = form.Text("PrivateIpAddress"),
        PrivateIpAddresses = form.Structures("PrivateIpAddresses", item => new PrivateIpAddressSpecification
        {
            Primary = item.Flag("Primary"),
            PrivateIpAddress = item.Text("PrivateIpAddress"),
        }),
        SecondaryPrivateIpAddressCount = form.Number("SecondaryPrivateIpAddressCount"),
        SubnetId = form.Text("SubnetId"),
        TagSpecifications = TagSpecifications(form),
    };

    public static CreateTagsRequest CreateTags(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Resources = form.Texts("ResourceId"),
        Tags = Tags(form),
    };

    public static DeleteNetworkInterfaceRequest DeleteNetworkInterface(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        NetworkInterfaceId = form.Text("NetworkInterfaceId"),
    };

    public static DeleteTagsRequest DeleteTags(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Resources = form.Texts("ResourceId"),
        Tags = Tags(form),
    };

    public static DescribeAddressesRequest DescribeAddresses(FormReader form) => new()
    {
        AllocationIds = form.Texts("AllocationId"),
        DryRun = form.Flag("DryRun"),
        Filters = Filters(form),
        PublicIps = form.Texts("PublicIp"),
    };

    public static DescribeInstancesRequest DescribeInstances(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Filters = Filters(form),
        InstanceIds = form.Texts("InstanceId"),
        MaxResults = form.Number("MaxResults"),
        NextToken = form.Text("NextToken"),
    };

    public static DescribeNetworkInterfacesRequest DescribeNetworkInterfaces(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Filters = Filters(form),
        MaxResults = form.Number("MaxResults"),
        NetworkInterfaceIds = form.Texts("NetworkInterfaceId"),
        NextToken = form.Text("NextToken"),
    };

    public static DetachNetworkInterfaceRequest DetachNetworkInterface(FormReader form) => new()
    {
        AttachmentId = form.Text("AttachmentId"),
        DryRun = form.Flag("DryRun"),
        Force = form.Flag("Force"),
    };

    public static DisassociateAddressRequest DisassociateAddress(FormReader form) => new()
    {
        AssociationId = form.Text("AssociationId"),
        DryRun = form.Flag("DryRun"),
        PublicIp = form.Text("PublicIp"),
    };

    public static ModifyNetworkInterfaceAttributeRequest ModifyNetworkInterfaceAttribute(FormReader form) => new()
    {
        Attachment = form.Structure("Attachment", item => new NetworkInterfaceAttachmentChanges
        {
            AttachmentId = item.Text("AttachmentId"),
            DeleteOnTermination = item.Flag("DeleteOnTermination"),
        }),
        Description = form.Text("Description.Value"),
        DryRun = form.Flag("DryRun"),
        Groups = form.Texts("SecurityGroupId"),
        NetworkInterfaceId = form.Text("NetworkInterfaceId"),
        SourceDestCheck = form.Flag("SourceDestCheck.Value"),
    };

    public static ReleaseAddressRequest ReleaseAddress(FormReader form) => new()
    {
        AllocationId = form.Text("AllocationId"),
        DryRun = form.Flag("DryRun"),
        NetworkBorderGroup = form.Text("NetworkBorderGroup"),
        PublicIp = form.Text("PublicIp"),
    };

    public static List<string> TerminateInstances(FormReader form)
    {
        Ec2Faults.ThrowIfDryRun(form.Flag("DryRun"));
        return form.Texts("InstanceId") ?? throw Ec2Faults.Missing("InstanceId");
    }

    /// <summary>A describe of the common form; without the name of its ids, it takes none.</summary>
    public static DescribeRequest Describe(FormReader form, string? ids)
    {
        Ec2Faults.ThrowIfDryRun(form.Flag("DryRun"));
        return new DescribeRequest(
            ids is null ? null : form.Texts(ids), Filters(form), form.Number("MaxResults"), form.Text("NextToken"));
    }

    internal static List<Filter>? Filters(FormReader form) =>
        form.Structures("Filter", item => new Filter { Name = item.Text("Name"), Values = item.Texts("Value") });

    private static List<Tag>? Tags(FormReader form) =>
        form.Structures("Tag", item => new Tag { Key = item.Text("Key"), Value = item.Text("Value") });

    internal static List<TagSpecification>? TagSpecifications(FormReader form) =>
        form.Structures("TagSpecification", item => new TagSpecification
        {
            ResourceType = item.Text("ResourceType") is { } type ? ResourceType.FindValue(type) : null,
            Tags = Tags(item),
        });
}
