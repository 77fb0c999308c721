using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A security group. Its rules are not simulated.</summary>
public sealed record CloudSecurityGroup : ITaggedResource
{
    public required string Id { get; init; }

    public required string VpcId { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
