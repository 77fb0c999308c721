#nullable disable

namespace Amazon.EC2.Model;

/// <summary>A launch template's versions, the newest first.</summary>
public class DescribeLaunchTemplateVersionsRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    /// <summary>Either this or <see cref="LaunchTemplateName"/>.</summary>
    public string LaunchTemplateId { get; set; }

    public string LaunchTemplateName { get; set; }

    /// <summary>1 to 200 a page.</summary>
    public int? MaxResults { get; set; }

    public string MaxVersion { get; set; }

    public string MinVersion { get; set; }

    public string NextToken { get; set; }

    /// <summary>Numbers, <c>$Latest</c> or <c>$Default</c>; all where null.</summary>
    public List<string> Versions { get; set; }
}
