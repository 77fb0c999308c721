#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Volumes by id or filter.</summary>
public class DescribeVolumesRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    /// <summary>5 to 1000 a page; EC2 gives 500 at most. Not together with <see cref="VolumeIds"/>.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public List<string> VolumeIds { get; set; }
}
