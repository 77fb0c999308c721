#nullable disable

namespace Amazon.EC2.Model;

public class InstanceIpv6Address
{
    public string Ipv6Address { get; set; }

    public bool? IsPrimaryIpv6 { get; set; }
}
