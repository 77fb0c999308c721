using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A VPC.</summary>
public sealed record CloudVpc : ITaggedResource
{
    public required string Id { get; init; }

    public required string CidrBlock { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
