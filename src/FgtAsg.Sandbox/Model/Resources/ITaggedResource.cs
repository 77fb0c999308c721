using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A resource that can carry tags.</summary>
public interface ITaggedResource : ICloudResource
{
    ImmutableSortedDictionary<string, string> Tags { get; }
}
