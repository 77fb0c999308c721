using System.Reflection;
using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>What EC2's XML calls the members of the SDK's responses: as the property with a small letter, but for these.</summary>
internal static class Ec2Names
{
    /// <summary>The same in every shape.</summary>
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
        ["Tags"] = "tagSet",
        ["Volumes"] = "volumeSet",
    };

    private static readonly Dictionary<(Type Shape, string Member), string> OfShapes = new()
    {
        [(typeof(Image), nameof(Image.OwnerId))] = "imageOwnerId",
        [(typeof(Image), nameof(Image.State))] = "imageState",
        [(typeof(Instance), nameof(Instance.PublicDnsName))] = "dnsName",
        [(typeof(Instance), nameof(Instance.PublicIpAddress))] = "ipAddress",
        [(typeof(Instance), nameof(Instance.State))] = "instanceState",
        [(typeof(Instance), nameof(Instance.StateTransitionReason))] = "reason",
        [(typeof(Region), nameof(Region.Endpoint))] = "regionEndpoint",
        [(typeof(Snapshot), nameof(Snapshot.State))] = "status",
        [(typeof(Snapshot), nameof(Snapshot.StateMessage))] = "statusMessage",
        [(typeof(Volume), nameof(Volume.State))] = "status",
        [(typeof(VolumeAttachment), nameof(VolumeAttachment.State))] = "status",
    };

    public static string Of(PropertyInfo member) =>
        OfShapes.GetValueOrDefault((member.DeclaringType!, member.Name))
        ?? Everywhere.GetValueOrDefault(member.Name)
        ?? $"{char.ToLowerInvariant(member.Name[0])}{member.Name[1..]}";
}
