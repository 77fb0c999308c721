#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>In which group and state instances are; an instance of no group is left out.</summary>
public class DescribeAutoScalingInstancesRequest : AmazonAutoScalingRequest
{
    /// <summary>At most 50; every instance of the account and region where null.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>At most 50, which is the default.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
