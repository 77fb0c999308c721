using Amazon.S3.Model;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>What a dead holder left of the track file's lock is waited out for half a minute: this makes that half a minute pass.</summary>
internal static class Leases
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>So long one holder is left alone by <see cref="EndLeftOnesAsync"/>. One that lives and is slower is robbed, which nothing may come of.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Ends the lease that there is.</summary>
    public static async Task EndAsync(Fleet fleet, CancellationToken cancellationToken)
    {
        var tags = await ReadAsync(fleet, cancellationToken);
        if (tags.Find(t => t.Key == "lock_expires") is { } expires)
        {
            expires.Value = "2020-01-01T00:00:00Z";
            await fleet.S3.PutObjectTaggingAsync(
                new PutObjectTaggingRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey, Tagging = new Tagging { TagSet = tags } }, cancellationToken);
        }
    }

    /// <summary>Ends each lease whose holder does nothing more, until it is over.</summary>
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
            // Nothing was tracked yet.
            return [];
        }
    }
}
