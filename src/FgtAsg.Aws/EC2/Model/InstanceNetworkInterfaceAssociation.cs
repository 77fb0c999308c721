#nullable disable

namespace Amazon.EC2.Model;

public class InstanceNetworkInterfaceAssociation
{
    public string IpOwnerId { get; set; }

    public string PublicDnsName { get; set; }

    public string PublicIp { get; set; }
}
