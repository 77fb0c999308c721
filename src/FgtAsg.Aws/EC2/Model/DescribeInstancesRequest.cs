#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Instances by id or filter; terminated ones stay listed for about an hour.</summary>
public class DescribeInstancesRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    public List<string> InstanceIds { get; set; }

    /// <summary>5 to 1000 a page. Not together with <see cref="InstanceIds"/>.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}
