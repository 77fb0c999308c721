#nullable disable

namespace Amazon.EC2.Model;

public class PrivateIpAddressSpecification
{
    public bool? Primary { get; set; }

    public string PrivateIpAddress { get; set; }
}
