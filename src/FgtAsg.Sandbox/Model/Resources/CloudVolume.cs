using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>The state of an EBS volume at one moment.</summary>
public sealed record CloudVolume : ITaggedResource
{
    public required string Id { get; init; }

    public required string AvailabilityZone { get; init; }

    /// <summary>GiB.</summary>
    public required int Size { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The instance that it is attached to; null for none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>For example <c>/dev/sda1</c>; null while it is not attached.</summary>
    public string? Device { get; init; }

    /// <summary>Whether the volume is deleted together with its instance.</summary>
    public bool DeleteOnTermination { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
