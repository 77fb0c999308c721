#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Images by id, owner or filter.</summary>
public class DescribeImagesRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public List<string> ExecutableUsers { get; set; }

    public List<Filter> Filters { get; set; }

    public List<string> ImageIds { get; set; }

    /// <summary>Those of the caller are listed in any case.</summary>
    public bool? IncludeDeprecated { get; set; }

    /// <summary>False, also for the caller's own, where not said.</summary>
    public bool? IncludeDisabled { get; set; }

    /// <summary>1 to 1000 a page.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    /// <summary>Account ids, <c>self</c>, <c>amazon</c> or <c>aws-marketplace</c>.</summary>
    public List<string> Owners { get; set; }
}
