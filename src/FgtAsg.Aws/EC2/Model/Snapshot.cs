#nullable disable

namespace Amazon.EC2.Model;

/// <summary>A volume's content at one moment.</summary>
public class Snapshot
{
    /// <summary>UTC; null until it is complete.</summary>
    public DateTime? CompletionTime { get; set; }

    public string Description { get; set; }

    public bool? Encrypted { get; set; }

    public string KmsKeyId { get; set; }

    public string OwnerId { get; set; }

    /// <summary>Such as <c>99%</c>.</summary>
    public string Progress { get; set; }

    public string SnapshotId { get; set; }

    /// <summary>UTC. What the volume held at this moment is what the snapshot holds.</summary>
    public DateTime? StartTime { get; set; }

    public SnapshotState State { get; set; }

    /// <summary>Why it failed, where it did.</summary>
    public string StateMessage { get; set; }

    public List<Tag> Tags { get; set; }

    public string VolumeId { get; set; }

    /// <summary>GiB.</summary>
    public int? VolumeSize { get; set; }
}
