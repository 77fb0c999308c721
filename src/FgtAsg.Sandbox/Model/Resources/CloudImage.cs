using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>An image of the account's own, made from snapshots.</summary>
public sealed record CloudImage : ITaggedResource
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Disabled images are listed only where they are asked for, and keep their snapshots in use all the same.</summary>
    public bool IsDisabled { get; init; }

    public required IReadOnlyList<string> SnapshotIds { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
