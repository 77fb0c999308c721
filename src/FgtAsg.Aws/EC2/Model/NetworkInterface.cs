#nullable disable

namespace Amazon.EC2.Model;

public class NetworkInterface
{
    /// <summary>Null while no public address is associated with the primary private address.</summary>
    public NetworkInterfaceAssociation Association { get; set; }

    /// <summary>Null while the interface is <c>available</c>.</summary>
    public NetworkInterfaceAttachment Attachment { get; set; }

    public string AvailabilityZone { get; set; }

    public string AvailabilityZoneId { get; set; }

    public string Description { get; set; }

    public List<GroupIdentifier> Groups { get; set; }

    public NetworkInterfaceType InterfaceType { get; set; }

    public string Ipv6Address { get; set; }

    public List<NetworkInterfaceIpv6Address> Ipv6Addresses { get; set; }

    public string MacAddress { get; set; }

    public string NetworkInterfaceId { get; set; }

    public string OwnerId { get; set; }

    public string PrivateDnsName { get; set; }

    public string PrivateIpAddress { get; set; }

    public List<NetworkInterfacePrivateIpAddress> PrivateIpAddresses { get; set; }

    public string RequesterId { get; set; }

    public bool? RequesterManaged { get; set; }

    public bool? SourceDestCheck { get; set; }

    public NetworkInterfaceStatus Status { get; set; }

    public string SubnetId { get; set; }

    public List<Tag> TagSet { get; set; }

    public string VpcId { get; set; }
}
