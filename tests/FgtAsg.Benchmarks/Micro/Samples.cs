using System.Globalization;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Network;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>
/// Sample data: a firewall with the launch template's interface, two more interfaces and an Elastic IP, and its surroundings.
/// </summary>
internal static class Samples
{
    public const string Group = "fleet";

    private const string NetworkInterfaces =
        """
        {
          "untrust": { "device_index": 0, "source_dest_check": false },
          "trust": {
            "device_index": 1, "subnet_id_map": { "us-east-1a": "subnet-0123456789abcdef1" }, "security_groups": ["sg-0123456789abcdef0"]
          },
          "mgmt": { "device_index": 2, "subnet_id_map": { "us-east-1a": "subnet-0123456789abcdef2" }, "enable_public_ip": true }
        }
        """;

    private static readonly string[] Names = ["untrust", "trust", "mgmt"];

    public static InstanceId InstanceId { get; } = IdOf(0);

    public static ResourceTags ResourceTags { get; } = new(Group);

    public static FunctionOptions Options { get; } = OptionsReader.Read(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["asg_name"] = Group,
        ["s3_bucket_name"] = "fleet-bucket",
        ["dynamodb_table_name"] = "fleet-table",
        ["network_interfaces"] = NetworkInterfaces,
        ["need_license"] = "true",
        ["hostname_pool"] = "true",
    });

    public static byte[] LaunchEvent { get; } = Encoding.UTF8.GetBytes(
        $$$"""
        {"version":"0","id":"12345678-1234-1234-1234-123456789012","detail-type":"EC2 Instance-launch Lifecycle Action",
        "source":"aws.autoscaling","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],
        "detail":{"LifecycleActionToken":"87654321-4321-4321-4321-210987654321","AutoScalingGroupName":"{{{Group}}}",
        "LifecycleHookName":"launch","EC2InstanceId":"{{{InstanceId}}}","LifecycleTransition":"autoscaling:EC2_INSTANCE_LAUNCHING",
        "Origin":"EC2","Destination":"AutoScalingGroup"}}
        """);

    public static Instance Instance { get; } = new()
    {
        InstanceId = InstanceId.Value,
        Placement = new Placement { AvailabilityZone = "us-east-1a" },
    };

    public static InstanceId IdOf(int number) => InstanceId.Parse(string.Create(CultureInfo.InvariantCulture, $"i-{number:x17}"));

    /// <summary>The resources before a launch: the launch template's interface.</summary>
    public static FleetResources BeforeLaunch() => new([Interface(InstanceId, 0)], []);

    /// <summary>The resources before a terminate.</summary>
    public static FleetResources InService() => new(
        InterfacesOf(InstanceId),
        [
            new Address
            {
                AllocationId = "eipalloc-0123456789abcdef0",
                AssociationId = "eipassoc-0123456789abcdef0",
                NetworkInterfaceId = Interface(InstanceId, 2).NetworkInterfaceId,
                PublicIp = "203.0.113.10",
                Tags = TagsOf(InstanceId, 2),
            },
        ]);

    public static TrackEntry EntryOf(InstanceId id) => TrackEntry.From(InterfacesOf(id), _ => true);

    /// <summary>A track file with this many firewalls.</summary>
    public static byte[] TrackFile(int instances) =>
        Enumerable.Range(1, instances)
            .Aggregate(TrackDocument.Empty, (document, number) => document.With(IdOf(number), EntryOf(IdOf(number))))
            .ToUtf8();

    private static List<NetworkInterface> InterfacesOf(InstanceId id) =>
        [.. Enumerable.Range(0, Names.Length).Select(index => Interface(id, index))];

    private static NetworkInterface Interface(InstanceId id, int index) => new()
    {
        NetworkInterfaceId = $"eni-{id.Value[^16..]}{index}",
        SubnetId = $"subnet-0123456789abcdef{index}",
        VpcId = "vpc-0123456789abcdef0",
        Description = Names[index],
        MacAddress = "02:00:00:00:00:01",
        PrivateIpAddress = "10.0.1.10",
        PrivateIpAddresses = [new NetworkInterfacePrivateIpAddress { Primary = true, PrivateIpAddress = "10.0.1.10" }],
        Groups = [new GroupIdentifier { GroupId = "sg-0123456789abcdef0", GroupName = "firewalls" }],
        SourceDestCheck = false,
        Status = NetworkInterfaceStatus.InUse,
        TagSet = index == 0 ? [] : TagsOf(id, index),
        Attachment = new NetworkInterfaceAttachment
        {
            AttachmentId = $"eni-attach-{id.Value[^16..]}{index}",
            DeviceIndex = index,
            InstanceId = id.Value,
            DeleteOnTermination = true,
            Status = AttachmentStatus.Attached,
        },
        Association = index < 2 ? null : new NetworkInterfaceAssociation
        {
            AllocationId = "eipalloc-0123456789abcdef0",
            AssociationId = "eipassoc-0123456789abcdef0",
            PublicIp = "203.0.113.10",
        },
    };

    private static List<Tag> TagsOf(InstanceId id, int index) =>
        ResourceTags.TagsFor(ResourceType.NetworkInterface, id, Options.NetworkInterfaces[index])[0].Tags;
}
