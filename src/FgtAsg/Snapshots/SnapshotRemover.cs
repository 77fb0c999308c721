using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Network;

namespace FgtAsg.Snapshots;

/// <summary>Deletes snapshots that are kept no longer.</summary>
internal sealed class SnapshotRemover(IAmazonEC2 ec2, RegionReader reader)
{
    /// <returns>False where an image uses it after all.</returns>
    public async Task<bool> DeleteAsync(Snapshot snapshot, RetryContext retry)
    {
        var id = snapshot.SnapshotId;
        try
        {
            await AlreadyReleased.AllowAsync(
                retry.CallAsync(
                    $"deleting {id}",
                    token => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = id }, token),
                    RetryRule.None),
                [AwsErrorCodes.SnapshotNotFound],
                () => reader.IsGoneAsync(id, retry),
                retry);
            return true;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.SnapshotInUse))
        {
            return false;
        }
    }
}
