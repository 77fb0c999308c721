#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Interfaces by id or filter.</summary>
public class DescribeNetworkInterfacesRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    /// <summary>5 to 1000 a page. Not together with <see cref="NetworkInterfaceIds"/>.</summary>
    public int? MaxResults { get; set; }

    public List<string> NetworkInterfaceIds { get; set; }

    public string NextToken { get; set; }
}
