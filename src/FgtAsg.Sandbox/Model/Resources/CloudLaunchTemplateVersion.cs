namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>One version of a launch template; it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Specification">What it says.</param>
public sealed record CloudLaunchTemplateVersion(long Number, DateTimeOffset CreatedAt, LaunchTemplateVersionSpecification Specification);
