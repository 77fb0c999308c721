using System.Collections.Immutable;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Tags;

/// <summary>One tag of one resource, as DescribeTags lists it.</summary>
internal sealed record TagRow(string Id, string ResourceType, string Key, string Value) : ITaggedResource
{
    public ImmutableSortedDictionary<string, string> Tags => CloudTags.None.Add(Key, Value);
}
