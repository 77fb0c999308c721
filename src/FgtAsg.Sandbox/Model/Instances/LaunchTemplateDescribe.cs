using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>DescribeLaunchTemplateVersions for one template, newest version first.</summary>
internal static class LaunchTemplateDescribe
{
    public static DescribeLaunchTemplateVersionsResponse Versions(CloudState state, DescribeLaunchTemplateVersionsRequest request)
    {
        var template = Template(state, request);
        if (request.Filters is { Count: > 0 } || (request.MinVersion ?? request.MaxVersion ?? request.NextToken) is not null
            || request.MaxResults is not null)
        {
            throw new ServiceFault("InvalidParameterValue", "The model supports no filters, ranges or pages of launch template versions.");
        }

        var found = request.Versions is { Count: > 0 } asked
            ? asked.Select(version => LaunchTemplates.Version(template, version)).Distinct()
            : template.Versions;
        return new DescribeLaunchTemplateVersionsResponse
        {
            LaunchTemplateVersions = found
                .OrderByDescending(version => version.Number)
                .Select(version => View(state, template, version))
                .ToSdkList(),
        };
    }

    private static CloudLaunchTemplate Template(CloudState state, DescribeLaunchTemplateVersionsRequest request)
    {
        if (string.IsNullOrEmpty(request.LaunchTemplateId) == string.IsNullOrEmpty(request.LaunchTemplateName))
        {
            throw new ServiceFault("InvalidRequest", "Specify the launch template either by its ID or by its name.");
        }

        var (id, name) = (request.LaunchTemplateId, request.LaunchTemplateName);
        return state.LaunchTemplates.Find(template => string.IsNullOrEmpty(id) ? template.Name == name : template.Id == id)
            ?? throw LaunchTemplates.NotFound(string.IsNullOrEmpty(id) ? name : id);
    }

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
