#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>A group's warm pool: its instances are not among the group's own.</summary>
public class DescribeWarmPoolRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>At most 50, which is the default.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
