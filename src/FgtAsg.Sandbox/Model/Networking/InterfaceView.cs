using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>An interface as DescribeNetworkInterfaces and CreateNetworkInterface show it.</summary>
internal static class InterfaceView
{
    public static NetworkInterface Of(CloudState state, CloudNetworkInterface item) => new()
    {
        NetworkInterfaceId = item.Id,
        SubnetId = item.SubnetId,
        VpcId = item.VpcId,
        AvailabilityZone = item.AvailabilityZone,
        Description = item.Description,
        OwnerId = state.Options.AccountId,
        RequesterManaged = false,
        Status = NetworkInterfaceStatus.FindValue(item.Status),
        InterfaceType = NetworkInterfaceType.Interface,
        MacAddress = item.MacAddress,
        SourceDestCheck = item.SourceDestCheck,
        PrivateIpAddress = item.PrimaryIp.Address,
        PrivateDnsName = Dns.Private(state, item.PrimaryIp.Address),
        Groups = Groups(state, item),
        Ipv6Address = item.Ipv6Addresses.FirstOrDefault(),
        Ipv6Addresses = item.Ipv6Addresses
            .Select(address => new NetworkInterfaceIpv6Address { Ipv6Address = address, IsPrimaryIpv6 = false })
            .ToSdkList(),
        Association = Association(state, item.PrimaryIp.Association),
        Attachment = item.Attachment is { } attachment ? Attachment(state, attachment) : null,
        PrivateIpAddresses =
        [
            .. item.PrivateIps.Select(ip => new NetworkInterfacePrivateIpAddress
            {
                PrivateIpAddress = ip.Address,
                PrivateDnsName = Dns.Private(state, ip.Address),
                Primary = ip.Primary,
                Association = Association(state, ip.Association),
            }),
        ],
        TagSet = TagView.Of(item),
    };

    public static List<GroupIdentifier> Groups(CloudState state, CloudNetworkInterface item) =>
        [.. item.SecurityGroupIds.Select(id => new GroupIdentifier { GroupId = id, GroupName = state.SecurityGroups.Get(id)!.Name })];

    /// <summary>The owner of a public address: the account, or <c>amazon</c> for an address that EC2 assigned at launch.</summary>
    public static string IpOwner(CloudState state, CloudAssociation association) =>
        association.AllocationId is null ? "amazon" : state.Options.AccountId;

    private static NetworkInterfaceAssociation? Association(CloudState state, CloudAssociation? association) => association is null
        ? null
        : new NetworkInterfaceAssociation
        {
            AllocationId = association.AllocationId,
            AssociationId = association.AssociationId,
            IpOwnerId = IpOwner(state, association),
            PublicDnsName = Dns.Public(state, association.PublicIp),
            PublicIp = association.PublicIp,
        };

    private static NetworkInterfaceAttachment Attachment(CloudState state, CloudAttachment attachment) => new()
    {
        AttachmentId = attachment.Id,
        AttachTime = attachment.AttachTime.UtcDateTime,
        DeleteOnTermination = attachment.DeleteOnTermination,
        DeviceIndex = attachment.DeviceIndex,
        NetworkCardIndex = attachment.NetworkCardIndex,
        InstanceId = attachment.InstanceId,
        InstanceOwnerId = state.Options.AccountId,
        Status = AttachmentStatus.FindValue(attachment.Status),
    };
}

/// <summary>EC2's DNS names for addresses.</summary>
internal static class Dns
{
    public static string Private(CloudState state, string address) => state.Options.Region == "us-east-1"
        ? $"ip-{Dashed(address)}.ec2.internal"
        : $"ip-{Dashed(address)}.{state.Options.Region}.compute.internal";

    public static string Public(CloudState state, string address)
    {
        var domain = state.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        return state.Options.Region == "us-east-1"
            ? $"ec2-{Dashed(address)}.compute-1.{domain}"
            : $"ec2-{Dashed(address)}.{state.Options.Region}.compute.{domain}";
    }

    private static string Dashed(string address) => address.Replace('.', '-');
}
