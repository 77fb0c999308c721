#nullable disable

namespace Amazon.EC2.Model;

public class Address
{
    public string AllocationId { get; set; }

    /// <summary>Null while the address is free.</summary>
    public string AssociationId { get; set; }

    public DomainType Domain { get; set; }

    public string InstanceId { get; set; }

    public string NetworkBorderGroup { get; set; }

    public string NetworkInterfaceId { get; set; }

    public string NetworkInterfaceOwnerId { get; set; }

    public string PrivateIpAddress { get; set; }

    public string PublicIp { get; set; }

    public string PublicIpv4Pool { get; set; }

    public List<Tag> Tags { get; set; }
}
