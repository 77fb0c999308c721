#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Tags for a resource that the call creates, so that it is never there without them.</summary>
public class TagSpecification
{
    public ResourceType ResourceType { get; set; }

    public List<Tag> Tags { get; set; }
}
