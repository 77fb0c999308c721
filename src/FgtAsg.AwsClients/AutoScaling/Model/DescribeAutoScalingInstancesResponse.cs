#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class DescribeAutoScalingInstancesResponse : AmazonWebServiceResponse
{
    public List<AutoScalingInstanceDetails> AutoScalingInstances { get; set; }

    public string NextToken { get; set; }
}
