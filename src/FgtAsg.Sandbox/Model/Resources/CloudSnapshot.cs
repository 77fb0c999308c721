using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>The state of an EBS snapshot at one moment.</summary>
public sealed record CloudSnapshot : ITaggedResource
{
    public required string Id { get; init; }

    public required string VolumeId { get; init; }

    /// <summary>GiB.</summary>
    public required int VolumeSize { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    /// <summary><c>pending</c>, <c>completed</c> or <c>error</c>.</summary>
    public required string State { get; init; }

    public string? StateMessage { get; init; }

    public string Description { get; init; } = "";

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
