using System.Collections.Frozen;
using System.Xml.Linq;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Disks;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// The EC2 actions that are available over HTTP: those of the function, and a few more for an operator's command line. Each lists the
/// parameters that the model supports. All others are refused, including those that a later SDK adds.
/// </summary>
internal static class Ec2Operations
{
    /// <summary>Parameters that the model supports in every action.</summary>
    private static readonly string[] Everywhere =
    [
        "DryRun", "MaxResults", "NextToken",
        "Filters", nameof(Filter.Name), nameof(Filter.Values),
        "TagSpecifications", nameof(TagSpecification.ResourceType), nameof(TagSpecification.Tags), nameof(Tag.Key), nameof(Tag.Value),
    ];

    public static IReadOnlyDictionary<string, WireOperation> All { get; } = new Dictionary<string, WireOperation>(StringComparer.Ordinal)
    {
        ["AllocateAddress"] = Call<AllocateAddressRequest, AllocateAddressResponse>(
            Addresses.Allocate, "Address", "Domain", "NetworkBorderGroup", "PublicIpv4Pool"),
        ["AssociateAddress"] = Call<AssociateAddressRequest, AssociateAddressResponse>(
            AddressAssociations.Associate,
            "AllocationId", "AllowReassociation", "InstanceId", "NetworkInterfaceId", "PrivateIpAddress", "PublicIp"),
        ["AttachNetworkInterface"] = Call<AttachNetworkInterfaceRequest, AttachNetworkInterfaceResponse>(
            InterfaceAttachments.Attach, "DeviceIndex", "InstanceId", "NetworkCardIndex", "NetworkInterfaceId"),
        ["CreateNetworkInterface"] = Call<CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse>(
            InterfaceCreation.Create,
            "ClientToken", "Description", "EnablePrimaryIpv6", "Groups", "InterfaceType", "Ipv6AddressCount", "Ipv6Addresses",
            "Ipv6Address", "Primary", "PrivateIpAddress", "PrivateIpAddresses", "SecondaryPrivateIpAddressCount", "SubnetId"),
        ["CreateSnapshot"] = Call<CreateSnapshotRequest, CreateSnapshotResponse>(Snapshots.Create, "Description", "VolumeId"),
        ["CreateTags"] = Call<CreateTagsRequest, CreateTagsResponse>(Tagging.Create, "Resources"),
        ["DeleteNetworkInterface"] = Call<DeleteNetworkInterfaceRequest, DeleteNetworkInterfaceResponse>(
            InterfaceChanges.Delete, "NetworkInterfaceId"),
        ["DeleteSnapshot"] = Call<DeleteSnapshotRequest, DeleteSnapshotResponse>(Snapshots.Delete, "SnapshotId"),
        ["DeleteTags"] = Call<DeleteTagsRequest, DeleteTagsResponse>(Tagging.Delete, "Resources"),
        ["DescribeAddresses"] = Call<DescribeAddressesRequest, DescribeAddressesResponse>(
            AddressDescribe.Describe, "AllocationIds", "PublicIps"),
        ["DescribeImages"] = Call<DescribeImagesRequest, DescribeImagesResponse>(
            DiskDescribe.Images, "ExecutableUsers", "ImageIds", "IncludeDeprecated", "IncludeDisabled", "Owners"),
        ["DescribeInstances"] = Call<DescribeInstancesRequest, DescribeInstancesResponse>(InstanceDescribe.Describe, "InstanceIds"),
        ["DescribeLaunchTemplateVersions"] = Call<DescribeLaunchTemplateVersionsRequest, DescribeLaunchTemplateVersionsResponse>(
            LaunchTemplateDescribe.Versions, "LaunchTemplateId", "LaunchTemplateName", "MaxVersion", "MinVersion", "Versions"),
        ["DescribeNetworkInterfaces"] = Call<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse>(
            InterfaceDescribe.Describe, "NetworkInterfaceIds"),
        ["DescribeRegions"] = Call<DescribeRegionsRequest, DescribeRegionsResponse>(RegionDescribe.Describe, "AllRegions", "RegionNames"),
        ["DescribeSecurityGroups"] = Call<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse>(
            OperatorActions.DescribeSecurityGroups, "GroupIds"),
        ["DescribeSnapshots"] = Call<DescribeSnapshotsRequest, DescribeSnapshotsResponse>(
            DiskDescribe.Snapshots, "OwnerIds", "RestorableByUserIds", "SnapshotIds"),
        ["DescribeSubnets"] = Call<DescribeSubnetsRequest, DescribeSubnetsResponse>(OperatorActions.DescribeSubnets, "SubnetIds"),
        ["DescribeTags"] = Call<DescribeTagsRequest, DescribeTagsResponse>(OperatorActions.DescribeTags),
        ["DescribeVolumes"] = Call<DescribeVolumesRequest, DescribeVolumesResponse>(DiskDescribe.Volumes, "VolumeIds"),
        ["DescribeVpcs"] = Call<DescribeVpcsRequest, DescribeVpcsResponse>(OperatorActions.DescribeVpcs, "VpcIds"),
        ["DetachNetworkInterface"] = Call<DetachNetworkInterfaceRequest, DetachNetworkInterfaceResponse>(
            InterfaceAttachments.Detach, "AttachmentId", "Force"),
        ["DisassociateAddress"] = Call<DisassociateAddressRequest, DisassociateAddressResponse>(
            AddressAssociations.Disassociate, "AssociationId", "PublicIp"),
        ["ModifyNetworkInterfaceAttribute"] = Call<ModifyNetworkInterfaceAttributeRequest, ModifyNetworkInterfaceAttributeResponse>(
            InterfaceChanges.Modify,
            "Attachment", "AttachmentId", "DeleteOnTermination", "Description", "Groups", "NetworkInterfaceId", "SourceDestCheck"),
        ["ReleaseAddress"] = Call<ReleaseAddressRequest, ReleaseAddressResponse>(
            Addresses.Release, "AllocationId", "NetworkBorderGroup", "PublicIp"),
        ["TerminateInstances"] = Call<TerminateInstancesRequest, TerminateInstancesResponse>(
            OperatorActions.TerminateInstances, "InstanceIds"),
    };

    private static WireOperation Call<TRequest, TResponse>(Func<CloudState, TRequest, TResponse> run, params string[] parameters)
        where TRequest : new()
        where TResponse : notnull
    {
        var heeded = parameters.Concat(Everywhere).ToFrozenSet(StringComparer.Ordinal);
        return (state, form) =>
        {
            var request = Members.OfEc2.Read<TRequest>(form, member => heeded.Contains(member.Name));
            form.ThrowIfUnread();
            return Answer(run(state, request));
        };
    }

    private static IEnumerable<XElement> Answer(object response)
    {
        // The members of the snapshot are members of the response itself.
        var members = Members.OfEc2.Write(response is CreateSnapshotResponse created ? created.Snapshot : response).ToList();
        // A response without other content contains "return"; the response of an association contains it too.
        return members.Count > 0 && response is not AssociateAddressResponse
            ? members
            : [new XElement(Ec2Protocol.Namespace + "return", true), .. members];
    }
}
