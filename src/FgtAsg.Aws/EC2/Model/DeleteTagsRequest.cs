#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Takes tags off. A tag that is not there is no error.</summary>
public class DeleteTagsRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    /// <summary>Ids of any kind of resource, at most 1000.</summary>
    public List<string> Resources { get; set; }

    /// <summary>
    /// A tag with a value goes only where it has that value, the empty one included; a tag whose value is null goes whatever its value.
    /// Null takes every tag off but AWS's own.
    /// </summary>
    public List<Tag> Tags { get; set; }
}
