using System.Globalization;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>Launch templates and their versions. A template is identified by its id or its name.</summary>
internal static class LaunchTemplates
{
    public static CloudLaunchTemplate Create(CloudState state, string name, LaunchTemplateVersionSpecification specification)
    {
        if (state.LaunchTemplates.Exists(template => template.Name == name))
        {
            throw new ServiceFault("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
        }

        var created = new CloudLaunchTemplate
        {
            Id = state.Ids.Next("lt"),
            Name = name,
            Versions = [new CloudLaunchTemplateVersion(1, state.Now, specification)],
        };
        state.LaunchTemplates.Add(created);
        return created;
    }

    public static CloudLaunchTemplateVersion AddVersion(CloudState state, string template, LaunchTemplateVersionSpecification specification)
    {
        var before = Get(state, template);
        var version = new CloudLaunchTemplateVersion(before.LatestVersion + 1, state.Now, specification);
        Replace(state, before with { Versions = before.Versions.Add(version) });
        return version;
    }

    public static CloudLaunchTemplate? Find(CloudState state, string? idOrName) =>
        state.LaunchTemplates.Find(template => template.Id == idOrName || template.Name == idOrName);

    public static LaunchedFrom Resolve(CloudState state, LaunchTemplateReference reference)
    {
        var template = Get(state, reference.Template);
        return new LaunchedFrom(template.Id, template.Name, Version(template, reference.Version));
    }

    /// <summary>The version that a launch of the group would use now; null if the group has no launch template.</summary>
    public static LaunchedFrom? Of(CloudState state, Group group) =>
        group.Specification.LaunchTemplate is { } reference ? Resolve(state, reference) : null;

    /// <summary>A number, <c>$Latest</c> or <c>$Default</c>.</summary>
    public static CloudLaunchTemplateVersion Version(CloudLaunchTemplate template, string version)
    {
        var number = version switch
        {
            LaunchTemplateReference.Latest => template.LatestVersion,
            LaunchTemplateReference.Default => template.DefaultVersion,
            _ => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                ? given
                : throw new ServiceFault(
                    "InvalidLaunchTemplateId.VersionNotFound", $"The version {version} is neither a number, $Latest nor $Default."),
        };
        return template.Versions.Find(item => item.Number == number) ?? throw new ServiceFault(
            "InvalidLaunchTemplateId.VersionNotFound",
            $"Could not find launch template version with id {template.Id} and version number {version}");
    }

    private static CloudLaunchTemplate Get(CloudState state, string idOrName) => Find(state, idOrName) ?? throw NotFound(idOrName);

    public static ServiceFault NotFound(string idOrName) => idOrName.StartsWith("lt-", StringComparison.Ordinal)
        ? new ServiceFault(
            "InvalidLaunchTemplateId.NotFound", $"The specified launch template, with template ID {idOrName}, does not exist.")
        : new ServiceFault(
            "InvalidLaunchTemplateName.NotFoundException",
            $"The specified launch template, with template name {idOrName}, does not exist.");

    private static void Replace(CloudState state, CloudLaunchTemplate template) =>
        state.LaunchTemplates[state.LaunchTemplates.FindIndex(other => other.Id == template.Id)] = template;
}
