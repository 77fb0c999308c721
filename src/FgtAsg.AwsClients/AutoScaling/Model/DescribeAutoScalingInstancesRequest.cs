#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Requests the group and the lifecycle state of instances. Instances without a group are left out.</summary>
public class DescribeAutoScalingInstancesRequest : AmazonAutoScalingRequest
{
    /// <summary>At most 50; null means every instance of the account in the region.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>At most 50, which is the default.</summary>
    public int? MaxRecords { get; set; }

    public string NextToken { get; set; }
}
