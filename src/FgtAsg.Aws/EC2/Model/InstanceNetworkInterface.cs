#nullable disable

namespace Amazon.EC2.Model;

public class InstanceNetworkInterface
{
    public InstanceNetworkInterfaceAssociation Association { get; set; }

    public InstanceNetworkInterfaceAttachment Attachment { get; set; }

    public string Description { get; set; }

    public List<GroupIdentifier> Groups { get; set; }

    /// <summary>
    /// <c>interface</c>, <c>efa</c>, <c>trunk</c>...; a plain string here, where <see cref="NetworkInterface.InterfaceType"/> is an
    /// enumeration: so the service has it.
    /// </summary>
    public string InterfaceType { get; set; }

    public List<InstanceIpv6Address> Ipv6Addresses { get; set; }

    public string MacAddress { get; set; }

    public string NetworkInterfaceId { get; set; }

    public string OwnerId { get; set; }

    public string PrivateDnsName { get; set; }

    public string PrivateIpAddress { get; set; }

    public List<InstancePrivateIpAddress> PrivateIpAddresses { get; set; }

    public bool? SourceDestCheck { get; set; }

    public NetworkInterfaceStatus Status { get; set; }

    public string SubnetId { get; set; }

    public string VpcId { get; set; }
}
