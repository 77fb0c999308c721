#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class AllocateAddressResponse : AmazonWebServiceResponse
{
    public string AllocationId { get; set; }

    public DomainType Domain { get; set; }

    public string NetworkBorderGroup { get; set; }

    public string PublicIp { get; set; }

    public string PublicIpv4Pool { get; set; }
}
