using Amazon.S3.Model;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>
/// Ends leases of the track file's lock. The function waits half a minute for the lease of a dead holder; tests need not.
/// </summary>
internal static class Leases
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long <see cref="EndLeftOnesAsync"/> lets a holder keep the lease. A slow holder that is alive loses it too, which must do no
    /// harm.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Ends the current lease.</summary>
    public static async Task EndAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        var tags = await ReadAsync(fleet, cancellationToken);
        if (tags.Find(t => t.Key == "lock_expires") is { } expires)
        {
            expires.Value = "2020-01-01T00:00:00Z";
            await fleet.S3.PutObjectTaggingAsync(
                new PutObjectTaggingRequest
                {
                    BucketName = fleet.BucketName,
                    Key = Fleet.TrackFileKey,
                    Tagging = new Tagging { TagSet = tags },
                },
                cancellationToken);
        }
    }

    /// <summary>Ends each lease that has not changed for a while, until <paramref name="over"/> is canceled.</summary>
    public static async Task EndLeftOnesAsync(Fleet fleet, CancellationToken over, CancellationToken cancellationToken)
    {
        string? owner = null;
        var since = TimeProvider.System.GetTimestamp();
        while (!over.IsCancellationRequested)
        {
            var seen = (await ReadAsync(fleet, cancellationToken)).Find(t => t.Key == "lock_id")?.Value;
            if (seen != owner)
            {
                (owner, since) = (seen, TimeProvider.System.GetTimestamp());
            }
            else if (!string.IsNullOrEmpty(owner) && TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                await EndAsync(fleet, cancellationToken);
                (owner, since) = (null, TimeProvider.System.GetTimestamp());
            }

            await Task.WhenAny(Task.Delay(Look, TimeProvider.System, over));
        }
    }

    private static async Task<List<Tag>> ReadAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await fleet.S3.GetObjectTaggingAsync(
                new GetObjectTaggingRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey }, cancellationToken);
            return answer.Tagging ?? [];
        }
        catch (Amazon.S3.AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            // There is no track file yet.
            return [];
        }
    }
}
