#nullable disable

namespace Amazon.EC2.Model;

public class VolumeAttachment
{
    /// <summary>UTC.</summary>
    public DateTime? AttachTime { get; set; }

    public bool? DeleteOnTermination { get; set; }

    public string Device { get; set; }

    public string InstanceId { get; set; }

    public VolumeAttachmentState State { get; set; }

    public string VolumeId { get; set; }
}
