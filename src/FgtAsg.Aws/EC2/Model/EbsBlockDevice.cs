#nullable disable

namespace Amazon.EC2.Model;

public class EbsBlockDevice
{
    public bool? DeleteOnTermination { get; set; }

    public bool? Encrypted { get; set; }

    public string SnapshotId { get; set; }

    /// <summary>GiB.</summary>
    public int? VolumeSize { get; set; }
}
