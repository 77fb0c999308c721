using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A thing of EC2 that has an id of its own.</summary>
public interface ICloudResource
{
    string Id { get; }
}

/// <summary>A resource that can carry tags.</summary>
public interface ITaggedResource : ICloudResource
{
    ImmutableSortedDictionary<string, string> Tags { get; }
}

/// <summary>Tags of a resource, sorted as EC2 compares them.</summary>
public static class CloudTags
{
    public static ImmutableSortedDictionary<string, string> None { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> From(IEnumerable<KeyValuePair<string, string>>? tags) =>
        tags is null ? None : None.SetItems(tags);
}
