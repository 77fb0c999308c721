using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Instances;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>DescribeLaunchTemplateVersions of one template, the newest version first.</summary>
internal static class LaunchTemplateDescribe
{
    private const int LargestPage = 200;

    public static DescribeLaunchTemplateVersionsResponse Versions(CloudState state, DescribeLaunchTemplateVersionsRequest request)
    {
        var template = Template(state, request);
        if (request.Filters is { Count: > 0 })
        {
            throw new ServiceFault("InvalidParameterValue", "The model knows no filter of launch template versions.");
        }

        var found = request.Versions is { Count: > 0 } asked
            ? [.. asked.Select(version => LaunchTemplates.Version(template, version)).Distinct()]
            : template.Versions.Where(version => IsWithin(version.Number, request)).ToList();
        var page = Page<CloudLaunchTemplateVersion>.Of(
            found.OrderByDescending(version => version.Number).Select(version => (template.LatestVersion - version.Number, version)),
            Size(request.MaxResults),
            request.NextToken,
            token => new ServiceFault("InvalidNextToken", $"The token '{token}' is invalid."));
        return new DescribeLaunchTemplateVersionsResponse
        {
            LaunchTemplateVersions = page.Items.Select(version => View(state, template, version)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    private static CloudLaunchTemplate Template(CloudState state, DescribeLaunchTemplateVersionsRequest request)
    {
        if (string.IsNullOrEmpty(request.LaunchTemplateId) == string.IsNullOrEmpty(request.LaunchTemplateName))
        {
            throw new ServiceFault("InvalidRequest", "Specify the launch template by its ID or by its name, one of both.");
        }

        var (id, name) = (request.LaunchTemplateId, request.LaunchTemplateName);
        return state.LaunchTemplates.Find(template => string.IsNullOrEmpty(id) ? template.Name == name : template.Id == id)
            ?? throw LaunchTemplates.NotFound(string.IsNullOrEmpty(id) ? name : id);
    }

    private static bool IsWithin(long number, DescribeLaunchTemplateVersionsRequest request) =>
        number >= Number(request.MinVersion, 1) && number <= Number(request.MaxVersion, long.MaxValue);

    private static long Number(string? text, long unless) => text is null
        ? unless
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ServiceFault("InvalidParameterValue", $"{text} is no version number.");

    private static int Size(int? asked) => asked is < 1 or > LargestPage
        ? throw new ServiceFault("InvalidParameterValue", $"Value ( {asked} ) for parameter maxResults is invalid. Expecting 1 to {LargestPage}.")
        : asked ?? LargestPage;

    private static LaunchTemplateVersion View(CloudState state, CloudLaunchTemplate template, CloudLaunchTemplateVersion version) => new()
    {
        LaunchTemplateId = template.Id,
        LaunchTemplateName = template.Name,
        VersionNumber = version.Number,
        VersionDescription = version.Specification.Description,
        DefaultVersion = version.Number == template.DefaultVersion,
        CreateTime = version.CreatedAt.UtcDateTime,
        CreatedBy = $"arn:{state.Partition}:iam::{state.Options.AccountId}:root",
    };
}
