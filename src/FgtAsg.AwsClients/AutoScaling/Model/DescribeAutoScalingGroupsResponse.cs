#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class DescribeAutoScalingGroupsResponse : AmazonWebServiceResponse
{
    public List<AutoScalingGroup> AutoScalingGroups { get; set; }

    public string NextToken { get; set; }
}
