using System.Collections.Immutable;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>The state of a launch template at one moment.</summary>
public sealed record CloudLaunchTemplate
{
    /// <summary>For example <c>lt-0a1b2c3d4e5f60718</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The version for <c>$Default</c>: the one with which the template was created.</summary>
    public long DefaultVersion => Versions[0].Number;

    /// <summary>Oldest first. A version's number is its position in this list, from 1.</summary>
    public required ImmutableList<CloudLaunchTemplateVersion> Versions { get; init; }

    /// <summary>The version for <c>$Latest</c>.</summary>
    public long LatestVersion => Versions[^1].Number;
}

/// <summary>A version of a launch template. It never changes.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Specification">The values of this version.</param>
public sealed record CloudLaunchTemplateVersion(long Number, DateTimeOffset CreatedAt, LaunchTemplateVersionSpecification Specification);

/// <summary>The specification of a new launch template version.</summary>
public sealed record LaunchTemplateVersionSpecification
{
    /// <summary>Null for the group's value.</summary>
    public string? ImageId { get; init; }

    /// <summary>Null for the group's value.</summary>
    public string? InstanceType { get; init; }

    public string? Description { get; init; }

    /// <summary>The defect of instances of this version.</summary>
    public LaunchTemplateDefect Defect { get; init; }
}

/// <summary>The defect of a launch template version.</summary>
public enum LaunchTemplateDefect
{
    None,

    /// <summary>
    /// Its instances go into service. After <see cref="CloudOptions.UnhealthyDelay"/> their health check fails permanently.
    /// </summary>
    BecomesUnhealthy,

    /// <summary>EC2 refuses the launch, because the image does not exist. Every launch fails without an instance.</summary>
    LaunchRefused,
}

/// <summary>A group's reference to a launch template.</summary>
/// <param name="Template">Its id or its name.</param>
/// <param name="Version">A number, <c>$Latest</c> or <c>$Default</c>. It is resolved at every launch.</param>
public sealed record LaunchTemplateReference(string Template, string Version = LaunchTemplateReference.Default)
{
    public const string Default = "$Default";

    public const string Latest = "$Latest";
}
