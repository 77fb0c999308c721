#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Groups by name or tag filter, with their instances.</summary>
public class DescribeAutoScalingGroupsRequest : AmazonAutoScalingRequest
{
    public List<string> AutoScalingGroupNames { get; set; }

    public List<Filter> Filters { get; set; }

    public bool? IncludeInstances { get; set; }

    /// <summary>At most 100; null means 50.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
