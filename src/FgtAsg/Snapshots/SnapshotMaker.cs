using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Snapshots;

/// <summary>Makes one snapshot of a volume for a slot, and no second one.</summary>
internal sealed class SnapshotMaker(IAmazonEC2 ec2, RegionReader reader, SnapshotTags tags)
{
    /// <summary>
    /// CreateSnapshot has no client token: after a call whose outcome is unknown, what it may have made is looked for by tag, for as long as the
    /// describes may lag, before it is called again. (The client does not resend it by itself.)
    /// </summary>
    /// <returns>False where the volume is gone.</returns>
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
        // Its instance ended meanwhile.
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
