using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Network;

namespace FgtAsg.Snapshots;

/// <summary>Makes one snapshot of a volume for a slot, and never a second one.</summary>
internal sealed class SnapshotMaker(IAmazonEC2 ec2, RegionReader reader, SnapshotTags tags)
{
    /// <summary>
    /// CreateSnapshot has no client token. After a call with an unknown outcome, the function looks for the snapshot by its tags for as
    /// long as the describes may lag, and only then calls again. (The client does not resend the call on its own.)
    /// </summary>
    /// <returns>False if the volume is gone.</returns>
    public async Task<bool> MakeAsync(Volume volume, string slot, RetryContext retry)
    {
        var mayHaveMade = false;
        try
        {
            await retry.CallAsync<object>(
                $"making a snapshot of {volume.VolumeId}",
                async token =>
                {
                    if (mayHaveMade && await SeenAsync(volume.VolumeId) is { } found)
                    {
                        return found;
                    }

                    try
                    {
                        return await ec2.CreateSnapshotAsync(tags.RequestFor(volume, slot), token);
                    }
                    catch (Exception e)
                    {
                        mayHaveMade |= !AwsErrors.IsRefusal(e);
                        throw;
                    }
                },
                RetryRule.CreateSnapshot);
            return true;
        }
        // The instance of the volume ended meanwhile.
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.VolumeNotFound))
        {
            return false;
        }

        Task<Snapshot?> SeenAsync(string volumeId) => retry.WithinLagAsync(
            $"looking for a snapshot that was made of {volumeId}",
            () => reader.FindAsync(volumeId, slot, retry),
            RetryContext.ConsistencyWindow);
    }
}

/// <summary>Deletes snapshots whose retention is over.</summary>
internal sealed class SnapshotRemover(IAmazonEC2 ec2, RegionReader reader)
{
    /// <returns>False if an image uses the snapshot after all.</returns>
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
