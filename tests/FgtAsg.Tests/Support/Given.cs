using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Tests.Support;

/// <summary>Short forms for EC2's descriptions and for options. The instance is in zone <c>z1</c>, the group is <c>fleet</c>.</summary>
internal static class Given
{
    public static readonly InstanceId Id = InstanceId.Parse("i-0123456789abcdef0");
    public static readonly ResourceTags ResourceTags = new("fleet");

    public static FunctionOptions Options(params InterfaceOptions[] interfaces) => new()
    {
        AutoScalingGroupName = "fleet",
        LongestTrackFile = 16 * 1024 * 1024,
        BucketName = "fleet-bucket",
        TableName = "fleet-table",
        NetworkInterfaces = interfaces,
        Licenses = new LicenseOptions(),
        Hostnames = new HostnameOptions(),
    };

    public static InterfaceOptions Option(string name, int deviceIndex, string zone = "z1") => new()
    {
        Name = name,
        DeviceIndex = deviceIndex,
        SubnetIdMap = new Dictionary<string, string>(StringComparer.Ordinal) { [zone] = $"subnet-{name}" },
    };

    public static Instance Instance() => new() { InstanceId = Id.Value, Placement = new Placement { AvailabilityZone = "z1" } };

    public static NetworkInterface Interface(string id, params Tag[] tags) => new()
    {
        NetworkInterfaceId = id,
        SourceDestCheck = true,
        Status = NetworkInterfaceStatus.Available,
        TagSet = [.. tags],
    };

    /// <summary>An interface with the function's tags.</summary>
    public static NetworkInterface Own(string id, string name, string group = "fleet", string? instance = null) =>
        Interface(id, Tags(name, group, instance));

    public static Tag[] Tags(string name, string group = "fleet", string? instance = null) =>
    [
        new Tag { Key = "fgt-asg:group", Value = group },
        new Tag { Key = "fgt-asg:instance-id", Value = instance ?? Id.Value },
        new Tag { Key = "fgt-asg:interface", Value = name },
    ];

    public static NetworkInterface AttachedTo(
        this NetworkInterface networkInterface,
        string instance,
        int deviceIndex,
        bool deleteOnTermination = true,
        string status = "attached")
    {
        networkInterface.Status = NetworkInterfaceStatus.InUse;
        networkInterface.Attachment = new NetworkInterfaceAttachment
        {
            AttachmentId = $"eni-attach-{networkInterface.NetworkInterfaceId}",
            InstanceId = instance,
            DeviceIndex = deviceIndex,
            DeleteOnTermination = deleteOnTermination,
            Status = AttachmentStatus.FindValue(status),
        };
        return networkInterface;
    }

    public static NetworkInterface Attached(
        this NetworkInterface networkInterface, int deviceIndex, bool deleteOnTermination = true, string status = "attached") =>
        networkInterface.AttachedTo(Id.Value, deviceIndex, deleteOnTermination, status);

    public static NetworkInterface WithAddress(this NetworkInterface networkInterface, string? allocationId)
    {
        networkInterface.Association = new NetworkInterfaceAssociation
        {
            PublicIp = "203.0.113.5",
            AllocationId = allocationId,
            AssociationId = allocationId is null ? null : $"eipassoc-{allocationId}",
        };
        return networkInterface;
    }

    public static Address Address(string allocationId, string? networkInterfaceId = null, params Tag[] tags) => new()
    {
        AllocationId = allocationId,
        PublicIp = "203.0.113.5",
        NetworkInterfaceId = networkInterfaceId,
        AssociationId = networkInterfaceId is null ? null : $"eipassoc-{allocationId}",
        Tags = [.. tags],
    };

    public static FleetResources Found(params NetworkInterface[] interfaces) => new(interfaces, []);
}
