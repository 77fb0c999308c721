#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeNetworkInterfacesResponse : AmazonWebServiceResponse
{
    public List<NetworkInterface> NetworkInterfaces { get; set; }

    public string NextToken { get; set; }
}
