#nullable disable

using Amazon.Runtime;

namespace Amazon.EC2.Model;

public class DescribeRegionsResponse : AmazonWebServiceResponse
{
    public List<Region> Regions { get; set; }
}
