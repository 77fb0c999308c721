using Amazon.EC2.Model;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>Tags as a describe shows them.</summary>
internal static class TagView
{
    public static List<Tag>? Of(ITaggedResource resource) =>
        resource.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToSdkList();
}
