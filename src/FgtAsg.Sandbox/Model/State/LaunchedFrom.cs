using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>A launch template's version, found.</summary>
internal sealed record LaunchedFrom(string TemplateId, string TemplateName, CloudLaunchTemplateVersion Version)
{
    public LaunchTemplateDefect Defect => Version.Specification.Defect;
}
