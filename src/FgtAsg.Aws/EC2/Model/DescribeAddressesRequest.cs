#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Elastic IPs by allocation, address or filter; one answer, without pages.</summary>
public class DescribeAddressesRequest : AmazonEC2Request
{
    public List<string> AllocationIds { get; set; }

    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    public List<string> PublicIps { get; set; }
}
