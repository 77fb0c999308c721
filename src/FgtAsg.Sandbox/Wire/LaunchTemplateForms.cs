using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>DescribeLaunchTemplateVersions, under the names of the service's API model.</summary>
internal static class LaunchTemplateForms
{
    public static DescribeLaunchTemplateVersionsRequest DescribeVersions(FormReader form) => new()
    {
        DryRun = form.Flag("DryRun"),
        Filters = form.Structures("Filter", item => new Filter { Name = item.Text("Name"), Values = item.Texts("Value") }),
        LaunchTemplateId = form.Text("LaunchTemplateId"),
        LaunchTemplateName = form.Text("LaunchTemplateName"),
        MaxResults = form.Number("MaxResults"),
        MaxVersion = form.Text("MaxVersion"),
        MinVersion = form.Text("MinVersion"),
        NextToken = form.Text("NextToken"),
        Versions = form.Texts("LaunchTemplateVersion"),
    };
}
