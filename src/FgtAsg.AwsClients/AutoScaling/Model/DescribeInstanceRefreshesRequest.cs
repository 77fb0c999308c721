#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>A group's instance refreshes, the newest first.</summary>
public class DescribeInstanceRefreshesRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>Null means all refreshes of the last six weeks.</summary>
    public List<string> InstanceRefreshIds { get; set; }

    /// <summary>At most 100; null means 50.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
