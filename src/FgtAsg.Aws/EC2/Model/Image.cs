#nullable disable

namespace Amazon.EC2.Model;

public class Image
{
    public List<BlockDeviceMapping> BlockDeviceMappings { get; set; }

    /// <summary>ISO 8601.</summary>
    public string CreationDate { get; set; }

    public string Description { get; set; }

    public string ImageId { get; set; }

    public string Name { get; set; }

    public string OwnerId { get; set; }

    public ImageState State { get; set; }

    public List<Tag> Tags { get; set; }
}
