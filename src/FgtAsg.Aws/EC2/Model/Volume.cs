#nullable disable

namespace Amazon.EC2.Model;

public class Volume
{
    /// <summary>Null for a volume that is attached to nothing.</summary>
    public List<VolumeAttachment> Attachments { get; set; }

    public string AvailabilityZone { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? CreateTime { get; set; }

    public bool? Encrypted { get; set; }

    public string KmsKeyId { get; set; }

    /// <summary>GiB.</summary>
    public int? Size { get; set; }

    /// <summary>What it was made from; empty for none.</summary>
    public string SnapshotId { get; set; }

    public VolumeState State { get; set; }

    public List<Tag> Tags { get; set; }

    public string VolumeId { get; set; }

    public VolumeType VolumeType { get; set; }
}
