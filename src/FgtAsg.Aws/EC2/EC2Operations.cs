using Amazon.EC2.Model;
using Amazon.Query;
using Amazon.Xml;

namespace Amazon.EC2;

/// <summary>
/// How each operation's request is written. The names are the API reference's, which are those of the SDK but for lists
/// (<c>Filter</c>, <c>SecurityGroupId</c>) and wrapped values (<c>SourceDestCheck.Value</c>).
/// </summary>
internal static class EC2Operations
{
    internal static readonly QueryService Service = new(
        new XmlService(
            AmazonEC2Config.Id,
            ServiceError.Find,
            static failure => new AmazonEC2Exception(
                failure.Message, failure.Inner, failure.Type, failure.Code, failure.RequestId, failure.StatusCode)),
        Version: "2016-11-15",
        ListMember: "",
        WritesEmptyLists: false);

    /// <summary>Not safe to repeat: it has no client token, so a second one allocates a second address.</summary>
    public static readonly QueryOperation<AllocateAddressRequest, AllocateAddressResponse> AllocateAddress = new(
        Service,
        "AllocateAddress",
        static (request, form) =>
        {
            form.Add("Address", request.Address);
            form.Add("Domain", request.Domain);
            form.Add("DryRun", request.DryRun);
            form.Add("NetworkBorderGroup", request.NetworkBorderGroup);
            form.Add("PublicIpv4Pool", request.PublicIpv4Pool);
            form.AddList("TagSpecification", request.TagSpecifications, WriteTagSpecification);
        },
        static xml => new AllocateAddressResponse
        {
            AllocationId = xml.Text("allocationId"),
            Domain = xml.Text("domain"),
            NetworkBorderGroup = xml.Text("networkBorderGroup"),
            PublicIp = xml.Text("publicIp"),
            PublicIpv4Pool = xml.Text("publicIpv4Pool"),
        })
    { IsSafeToRepeat = false };

    public static readonly QueryOperation<AssociateAddressRequest, AssociateAddressResponse> AssociateAddress = new(
        Service,
        "AssociateAddress",
        static (request, form) =>
        {
            form.Add("AllocationId", request.AllocationId);
            form.Add("AllowReassociation", request.AllowReassociation);
            form.Add("DryRun", request.DryRun);
            form.Add("InstanceId", request.InstanceId);
            form.Add("NetworkInterfaceId", request.NetworkInterfaceId);
            form.Add("PrivateIpAddress", request.PrivateIpAddress);
            form.Add("PublicIp", request.PublicIp);
        },
        static xml => new AssociateAddressResponse { AssociationId = xml.Text("associationId") });

    public static readonly QueryOperation<AttachNetworkInterfaceRequest, AttachNetworkInterfaceResponse> AttachNetworkInterface = new(
        Service,
        "AttachNetworkInterface",
        static (request, form) =>
        {
            form.Add("DeviceIndex", request.DeviceIndex);
            form.Add("DryRun", request.DryRun);
            form.Add("InstanceId", request.InstanceId);
            form.Add("NetworkCardIndex", request.NetworkCardIndex);
            form.Add("NetworkInterfaceId", request.NetworkInterfaceId);
        },
        static xml => new AttachNetworkInterfaceResponse
        {
            AttachmentId = xml.Text("attachmentId"),
            NetworkCardIndex = xml.Int("networkCardIndex"),
        });

    public static readonly QueryOperation<CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse> CreateNetworkInterface = new(
        Service,
        "CreateNetworkInterface",
        static (request, form) =>
        {
            // Written once a call and not once an attempt, so every attempt carries the same token.
            form.Add("ClientToken", request.ClientToken ?? Guid.NewGuid().ToString());
            form.Add("Description", request.Description);
            form.Add("DryRun", request.DryRun);
            form.Add("EnablePrimaryIpv6", request.EnablePrimaryIpv6);
            form.AddList("SecurityGroupId", request.Groups);
            form.Add("InterfaceType", request.InterfaceType);
            form.Add("Ipv6AddressCount", request.Ipv6AddressCount);
            form.AddList("Ipv6Addresses", request.Ipv6Addresses, static (address, item) =>
            {
                item.Add("Ipv6Address", address.Ipv6Address);
                item.Add("IsPrimaryIpv6", address.IsPrimaryIpv6);
            });
            form.Add("PrivateIpAddress", request.PrivateIpAddress);
            form.AddList("PrivateIpAddresses", request.PrivateIpAddresses, static (address, item) =>
            {
                item.Add("Primary", address.Primary);
                item.Add("PrivateIpAddress", address.PrivateIpAddress);
            });
            form.Add("SecondaryPrivateIpAddressCount", request.SecondaryPrivateIpAddressCount);
            form.Add("SubnetId", request.SubnetId);
            form.AddList("TagSpecification", request.TagSpecifications, WriteTagSpecification);
        },
        static xml => new CreateNetworkInterfaceResponse
        {
            ClientToken = xml.Text("clientToken"),
            NetworkInterface = xml.Structure("networkInterface", EC2Shapes.NetworkInterface),
        });

    public static readonly QueryOperation<CreateTagsRequest, CreateTagsResponse> CreateTags = new(
        Service,
        "CreateTags",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.AddList("ResourceId", request.Resources);
            form.AddList("Tag", request.Tags, WriteTag);
        });

    public static readonly QueryOperation<DeleteNetworkInterfaceRequest, DeleteNetworkInterfaceResponse> DeleteNetworkInterface = new(
        Service,
        "DeleteNetworkInterface",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.Add("NetworkInterfaceId", request.NetworkInterfaceId);
        });

    public static readonly QueryOperation<DeleteTagsRequest, DeleteTagsResponse> DeleteTags = new(
        Service,
        "DeleteTags",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.AddList("ResourceId", request.Resources);
            form.AddList("Tag", request.Tags, WriteTag);
        });

    public static readonly QueryOperation<DescribeAddressesRequest, DescribeAddressesResponse> DescribeAddresses = new(
        Service,
        "DescribeAddresses",
        static (request, form) =>
        {
            form.AddList("AllocationId", request.AllocationIds);
            form.Add("DryRun", request.DryRun);
            form.AddList("Filter", request.Filters, WriteFilter);
            form.AddList("PublicIp", request.PublicIps);
        },
        static xml => new DescribeAddressesResponse { Addresses = xml.Items("addressesSet", EC2Shapes.Address) });

    public static readonly QueryOperation<DescribeInstancesRequest, DescribeInstancesResponse> DescribeInstances = new(
        Service,
        "DescribeInstances",
        static (request, form) =>
        {
            form.Add("DryRun", request.DryRun);
            form.AddList("Filter", request.Filters, WriteFilter);
            form.AddList("InstanceId", request.InstanceIds);
            form.Add("MaxResults", request.MaxResults);
            form.Add("NextToken", request.NextToken);
        },
        static xml => new DescribeInstancesResponse
        {
            NextToken = xml.Text("nextToken"),
            Reservations = xml.Items("reservationSet", EC2Shapes.Reservation),
        });

    public static readonly QueryOperation<DescribeLaunchTemplateVersionsRequest, DescribeLaunchTemplateVersionsResponse>
        DescribeLaunchTemplateVersions = new(
            Service,
            "DescribeLaunchTemplateVersions",
            static (request, form) =>
            {
                form.Add("DryRun", request.DryRun);
                form.AddList("Filter", request.Filters, WriteFilter);
                form.Add("LaunchTemplateId", request.LaunchTemplateId);
                form.Add("LaunchTemplateName", request.LaunchTemplateName);
                form.AddList("LaunchTemplateVersion", request.Versions);
                form.Add("MaxResults", request.MaxResults);
                form.Add("MaxVersion", request.MaxVersion);
                form.Add("MinVersion", request.MinVersion);
                form.Add("NextToken", request.NextToken);
            },
            static xml => new DescribeLaunchTemplateVersionsResponse
            {
                LaunchTemplateVersions = xml.Items("launchTemplateVersionSet", EC2Shapes.LaunchTemplateVersion),
                NextToken = xml.Text("nextToken"),
            });

    public static readonly QueryOperation<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse>
        DescribeNetworkInterfaces = new(
            Service,
            "DescribeNetworkInterfaces",
            static (request, form) =>
            {
                form.Add("DryRun", request.DryRun);
                form.AddList("Filter", request.Filters, WriteFilter);
                form.Add("MaxResults", request.MaxResults);
                form.AddList("NetworkInterfaceId", request.NetworkInterfaceIds);
                form.Add("NextToken", request.NextToken);
            },
            static xml => new DescribeNetworkInterfacesResponse
            {
                NetworkInterfaces = xml.Items("networkInterfaceSet", EC2Shapes.NetworkInterface),
                NextToken = xml.Text("nextToken"),
            });

    public static readonly QueryOperation<DetachNetworkInterfaceRequest, DetachNetworkInterfaceResponse> DetachNetworkInterface = new(
        Service,
        "DetachNetworkInterface",
        static (request, form) =>
        {
            form.Add("AttachmentId", request.AttachmentId);
            form.Add("DryRun", request.DryRun);
            form.Add("Force", request.Force);
        });

    public static readonly QueryOperation<DisassociateAddressRequest, DisassociateAddressResponse> DisassociateAddress = new(
        Service,
        "DisassociateAddress",
        static (request, form) =>
        {
            form.Add("AssociationId", request.AssociationId);
            form.Add("DryRun", request.DryRun);
            form.Add("PublicIp", request.PublicIp);
        });

    public static readonly QueryOperation<ModifyNetworkInterfaceAttributeRequest, ModifyNetworkInterfaceAttributeResponse>
        ModifyNetworkInterfaceAttribute = new(
            Service,
            "ModifyNetworkInterfaceAttribute",
            static (request, form) =>
            {
                form.AddStructure("Attachment", request.Attachment, static (attachment, member) =>
                {
                    member.Add("AttachmentId", attachment.AttachmentId);
                    member.Add("DeleteOnTermination", attachment.DeleteOnTermination);
                });
                form.Add("Description.Value", request.Description);
                form.Add("DryRun", request.DryRun);
                form.AddList("SecurityGroupId", request.Groups);
                form.Add("NetworkInterfaceId", request.NetworkInterfaceId);
                form.Add("SourceDestCheck.Value", request.SourceDestCheck);
            });

    public static readonly QueryOperation<ReleaseAddressRequest, ReleaseAddressResponse> ReleaseAddress = new(
        Service,
        "ReleaseAddress",
        static (request, form) =>
        {
            form.Add("AllocationId", request.AllocationId);
            form.Add("DryRun", request.DryRun);
            form.Add("NetworkBorderGroup", request.NetworkBorderGroup);
            form.Add("PublicIp", request.PublicIp);
        });

    internal static void WriteFilter(Filter filter, QueryForm item)
    {
        item.Add("Name", filter.Name);
        item.AddList("Value", filter.Values);
    }

    private static void WriteTag(Tag tag, QueryForm item)
    {
        item.Add("Key", tag.Key);
        item.Add("Value", tag.Value);
    }

    internal static void WriteTagSpecification(TagSpecification specification, QueryForm item)
    {
        item.Add("ResourceType", specification.ResourceType);
        item.AddList("Tag", specification.Tags, WriteTag);
    }
}
