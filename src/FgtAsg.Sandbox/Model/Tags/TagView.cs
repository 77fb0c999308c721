using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Tags;

/// <summary>Tags as a describe shows them.</summary>
internal static class TagView
{
    public static List<Tag>? Of(ITaggedResource resource) =>
        resource.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToSdkList();
}
