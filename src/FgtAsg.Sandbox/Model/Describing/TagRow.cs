using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>One tag of one resource, as DescribeTags lists it.</summary>
internal sealed record TagRow(string Id, string ResourceType, string Key, string Value) : ITaggedResource
{
    public ImmutableSortedDictionary<string, string> Tags => CloudTags.None.Add(Key, Value);
}
