using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model;

/// <summary>A VPC.</summary>
public sealed record CloudVpc : ITaggedResource
{
    public required string Id { get; init; }

    public required string CidrBlock { get; init; }

    /// <summary>Without one no Elastic IP can be associated in it.</summary>
    public required bool HasInternetGateway { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}
