using System.Collections.Immutable;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A launch template as it is at one moment.</summary>
public sealed record CloudLaunchTemplate
{
    /// <summary><c>lt-...</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What <c>$Default</c> means: the version that the template was made with.</summary>
    public long DefaultVersion => Versions[0].Number;

    /// <summary>The oldest first; a version's number is its place here, from 1.</summary>
    public required ImmutableList<CloudLaunchTemplateVersion> Versions { get; init; }

    /// <summary>What <c>$Latest</c> means.</summary>
    public long LatestVersion => Versions[^1].Number;
}

/// <summary>One version of a launch template; it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Specification">What it says.</param>
public sealed record CloudLaunchTemplateVersion(long Number, DateTimeOffset CreatedAt, LaunchTemplateVersionSpecification Specification);

/// <summary>A version of a launch template to be made.</summary>
public sealed record LaunchTemplateVersionSpecification
{
    /// <summary>The group's where null.</summary>
    public string? ImageId { get; init; }

    /// <summary>The group's where null.</summary>
    public string? InstanceType { get; init; }

    public string? Description { get; init; }

    /// <summary>What is wrong with the instances of this version.</summary>
    public LaunchTemplateDefect Defect { get; init; }
}

/// <summary>What is wrong with a launch template's version.</summary>
public enum LaunchTemplateDefect
{
    None,

    /// <summary>
    /// Its instances come into service, and <see cref="CloudOptions.UnhealthyDelay"/> later their health check fails for good.
    /// </summary>
    BecomesUnhealthy,

    /// <summary>EC2 refuses to launch it (the image does not exist): every launch is an unsuccessful one, without an instance.</summary>
    LaunchRefused,
}

/// <summary>A launch template as a group names it.</summary>
/// <param name="Template">Its id or its name.</param>
/// <param name="Version">A number, <c>$Latest</c> or <c>$Default</c>; what it means is looked up at every launch.</param>
public sealed record LaunchTemplateReference(string Template, string Version = LaunchTemplateReference.Default)
{
    public const string Default = "$Default";

    public const string Latest = "$Latest";
}
