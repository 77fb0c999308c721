using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>An EC2 resource with an id.</summary>
public interface ICloudResource
{
    string Id { get; }
}

/// <summary>A resource that can have tags.</summary>
public interface ITaggedResource : ICloudResource
{
    ImmutableSortedDictionary<string, string> Tags { get; }
}

/// <summary>The tags of a resource, in EC2's sort order.</summary>
public static class CloudTags
{
    public static ImmutableSortedDictionary<string, string> None { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> From(IEnumerable<KeyValuePair<string, string>>? tags) =>
        tags is null ? None : None.SetItems(tags);
}
