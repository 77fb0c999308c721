#nullable disable

namespace Amazon.EC2.Model;

public class NetworkInterfaceAssociation
{
    public string AllocationId { get; set; }

    public string AssociationId { get; set; }

    public string IpOwnerId { get; set; }

    public string PublicDnsName { get; set; }

    public string PublicIp { get; set; }
}
