#nullable disable

using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

public class DescribeWarmPoolResponse : AmazonWebServiceResponse
{
    public List<Instance> Instances { get; set; }

    public string NextToken { get; set; }

    /// <summary>Null if the group has no warm pool.</summary>
    public WarmPoolConfiguration WarmPoolConfiguration { get; set; }
}
