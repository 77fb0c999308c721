#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class DescribeInstanceRefreshesResponse : AmazonWebServiceResponse
{
    public List<InstanceRefresh> InstanceRefreshes { get; set; }

    public string NextToken { get; set; }
}
