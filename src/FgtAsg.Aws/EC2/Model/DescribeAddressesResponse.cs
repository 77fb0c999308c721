#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeAddressesResponse : AmazonWebServiceResponse
{
    public List<Address> Addresses { get; set; }
}
