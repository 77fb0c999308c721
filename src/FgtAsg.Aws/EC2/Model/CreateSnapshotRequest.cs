#nullable disable

namespace Amazon.EC2.Model;

/// <summary>A snapshot of a volume. The service has no client token for it, so a repeated call makes another one; the client never repeats it after an answer that did not come.</summary>
public class CreateSnapshotRequest : AmazonEC2Request
{
    public string Description { get; set; }

    public bool? DryRun { get; set; }

    public List<TagSpecification> TagSpecifications { get; set; }

    public string VolumeId { get; set; }
}
