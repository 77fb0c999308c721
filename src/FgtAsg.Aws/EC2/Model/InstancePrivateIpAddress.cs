#nullable disable

namespace Amazon.EC2.Model;

public class InstancePrivateIpAddress
{
    public InstanceNetworkInterfaceAssociation Association { get; set; }

    public bool? Primary { get; set; }

    public string PrivateDnsName { get; set; }

    public string PrivateIpAddress { get; set; }
}
