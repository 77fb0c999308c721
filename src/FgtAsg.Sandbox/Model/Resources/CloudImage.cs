using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>An image of the account, made from snapshots.</summary>
public sealed record CloudImage : ITaggedResource
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Disabled images are listed only on request. They still keep their snapshots in use.</summary>
    public bool IsDisabled { get; init; }

    public required IReadOnlyList<string> SnapshotIds { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
