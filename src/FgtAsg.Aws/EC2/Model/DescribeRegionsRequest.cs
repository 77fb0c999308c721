#nullable disable

namespace Amazon.EC2.Model;

/// <summary>The regions of the partition; one answer, without pages.</summary>
public class DescribeRegionsRequest : AmazonEC2Request
{
    /// <summary>Those too that are not enabled for the account.</summary>
    public bool? AllRegions { get; set; }

    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    public List<string> RegionNames { get; set; }
}
