using System.Collections;
using System.Reflection;
using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// EC2's names of the members of the SDK's shapes. In XML, the name is the property's with a lower-case first letter. In a form, it is
/// the property's, for a list without the plural s. This class contains the exceptions.
/// </summary>
internal static class Ec2Names
{
    /// <summary>Names in XML that are the same in every shape.</summary>
    private static readonly Dictionary<string, string> Everywhere = new(StringComparer.Ordinal)
    {
        ["Addresses"] = "addressesSet",
        ["Attachments"] = "attachmentSet",
        ["BlockDeviceMappings"] = "blockDeviceMapping",
        ["Groups"] = "groupSet",
        ["Images"] = "imagesSet",
        ["Instances"] = "instancesSet",
        ["Ipv6Addresses"] = "ipv6AddressesSet",
        ["LaunchTemplateVersions"] = "launchTemplateVersionSet",
        ["NetworkInterfaces"] = "networkInterfaceSet",
        ["PrivateIpAddresses"] = "privateIpAddressesSet",
        ["Regions"] = "regionInfo",
        ["Reservations"] = "reservationSet",
        ["SecurityGroups"] = "groupSet",
        ["Snapshots"] = "snapshotSet",
        ["Subnets"] = "subnetSet",
        ["Tags"] = "tagSet",
        ["TerminatingInstances"] = "instancesSet",
        ["Volumes"] = "volumeSet",
        ["Vpcs"] = "vpcSet",
    };

    private static readonly Dictionary<(Type Shape, string Member), string> OfShapes = new()
    {
        [(typeof(DescribeSecurityGroupsResponse), nameof(DescribeSecurityGroupsResponse.SecurityGroups))] = "securityGroupInfo",
        [(typeof(Image), nameof(Image.OwnerId))] = "imageOwnerId",
        [(typeof(Image), nameof(Image.State))] = "imageState",
        [(typeof(Instance), nameof(Instance.PublicDnsName))] = "dnsName",
        [(typeof(Instance), nameof(Instance.PublicIpAddress))] = "ipAddress",
        [(typeof(Instance), nameof(Instance.State))] = "instanceState",
        [(typeof(Instance), nameof(Instance.StateTransitionReason))] = "reason",
        [(typeof(Region), nameof(Region.Endpoint))] = "regionEndpoint",
        [(typeof(SecurityGroup), nameof(SecurityGroup.Description))] = "groupDescription",
        [(typeof(Snapshot), nameof(Snapshot.State))] = "status",
        [(typeof(Snapshot), nameof(Snapshot.StateMessage))] = "statusMessage",
        [(typeof(Volume), nameof(Volume.State))] = "status",
        [(typeof(VolumeAttachment), nameof(VolumeAttachment.State))] = "status",
    };

    private static readonly Dictionary<string, string> InForms = new(StringComparer.Ordinal)
    {
        ["ExecutableUsers"] = "ExecutableBy",
        ["Groups"] = "SecurityGroupId",
        ["Ipv6Addresses"] = "Ipv6Addresses",
        ["OwnerIds"] = "Owner",
        ["PrivateIpAddresses"] = "PrivateIpAddresses",
        ["Resources"] = "ResourceId",
        ["RestorableByUserIds"] = "RestorableBy",
        ["Versions"] = "LaunchTemplateVersion",
    };

    public static string InXml(PropertyInfo member) =>
        OfShapes.GetValueOrDefault((member.DeclaringType!, member.Name))
        ?? Everywhere.GetValueOrDefault(member.Name)
        ?? $"{char.ToLowerInvariant(member.Name[0])}{member.Name[1..]}";

    public static string InForm(PropertyInfo member) =>
        InForms.GetValueOrDefault(member.Name) is { } name ? name
        : typeof(IList).IsAssignableFrom(member.PropertyType) ? member.Name.TrimEnd('s')
        : IsAttribute(member) ? $"{member.Name}.Value"
        : member.Name;

    /// <summary>Whether the value is wrapped in a structure that the SDK leaves out.</summary>
    private static bool IsAttribute(PropertyInfo member) =>
        member.DeclaringType == typeof(ModifyNetworkInterfaceAttributeRequest)
        && member.Name is nameof(ModifyNetworkInterfaceAttributeRequest.Description)
            or nameof(ModifyNetworkInterfaceAttributeRequest.SourceDestCheck);
}
