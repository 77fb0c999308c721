#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Adds tags, or overwrites their values.</summary>
public class CreateTagsRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    /// <summary>Ids of any kind of resource, at most 1000.</summary>
    public List<string> Resources { get; set; }

    public List<Tag> Tags { get; set; }
}
