#nullable disable

namespace Amazon.EC2.Model;

/// <summary>Snapshots by id, owner or filter.</summary>
public class DescribeSnapshotsRequest : AmazonEC2Request
{
    public bool? DryRun { get; set; }

    public List<Filter> Filters { get; set; }

    /// <summary>5 to 1000 a page.</summary>
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    /// <summary>Account ids, <c>self</c> or <c>amazon</c>; without, also whatever others share is listed.</summary>
    public List<string> OwnerIds { get; set; }

    public List<string> RestorableByUserIds { get; set; }

    public List<string> SnapshotIds { get; set; }
}
