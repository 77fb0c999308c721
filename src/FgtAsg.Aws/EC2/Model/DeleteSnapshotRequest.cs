#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Deletes a snapshot that no image uses.</summary>
public class DeleteSnapshotRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public string SnapshotId { get; set; }
}
