#nullable disable

namespace Amazon.EC2.Model;

public class NetworkInterfacePrivateIpAddress
{
    public NetworkInterfaceAssociation Association { get; set; }

    public bool? Primary { get; set; }

    public string PrivateDnsName { get; set; }

    public string PrivateIpAddress { get; set; }
}
