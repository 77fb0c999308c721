using System.Globalization;
using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>DescribeLaunchTemplateVersions both ways, under the names of the service's API model.</summary>
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

    public static void DescribeVersions(AnswerWriter answer, DescribeLaunchTemplateVersionsResponse response)
    {
        answer.List("launchTemplateVersionSet", response.LaunchTemplateVersions, (item, version) =>
        {
            item.Text("launchTemplateId", version.LaunchTemplateId);
            item.Text("launchTemplateName", version.LaunchTemplateName);
            item.Text("versionNumber", version.VersionNumber?.ToString(CultureInfo.InvariantCulture));
            item.Text("versionDescription", version.VersionDescription);
            item.Time("createTime", version.CreateTime);
            item.Text("createdBy", version.CreatedBy);
            item.Flag("defaultVersion", version.DefaultVersion);
        });
        answer.Text("nextToken", response.NextToken);
    }
}
