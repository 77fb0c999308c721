using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>Tags as a describe shows them.</summary>
internal static class TagView
{
    /// <summary>Null where there are none, as the SDK reads an empty list.</summary>
    public static List<Tag>? Of(ITaggedResource resource) =>
        resource.Tags.Count == 0 ? null : [.. resource.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
