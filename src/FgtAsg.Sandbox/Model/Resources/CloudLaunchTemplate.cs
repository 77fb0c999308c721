using System.Collections.Immutable;

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
