#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Requests a group's warm pool. The group's own instances do not include the instances of the warm pool.</summary>
public class DescribeWarmPoolRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>At most 50, which is the default.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
