#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>A group's instance refreshes, the newest first.</summary>
public class DescribeInstanceRefreshesRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>All of the group's last six weeks where null.</summary>
    public List<string> InstanceRefreshIds { get; set; }

    /// <summary>At most 100; 50 where null.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
