using System.Globalization;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>
/// Changes the track file so that no writer's change is lost. The tag lock keeps writers apart and shows who is at work; what makes a
/// write safe is its condition on the content that was read, also where the lock was stolen meanwhile.
/// </summary>
internal sealed class TrackFile(TrackStore store, FleetMetrics metrics, TimeProvider time)
{
    /// <summary>A holder needs a few calls, so well under a second; one that is silent for this long is dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>As old as a look may be that tells whether the lock is free. An older one would be a write in vain, most likely.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    /// <summary>Reads the file, beside whatever else must be known before a change can be written.</summary>
    public async Task<TrackLook> LookAsync(RetryContext retry)
    {
        var at = time.GetTimestamp();
        return new TrackLook(await store.ReadAsync(retry), at);
    }

    /// <summary>What the file has for an instance; null for nothing, or for a file that cannot be read.</summary>
    public static TrackEntry? Find(TrackLook look, InstanceId instanceId) =>
        Parse(look.Stored).Document?.Find(instanceId);

    /// <summary>The whole file, an empty document where there is none yet; or why it cannot be read.</summary>
    public async Task<(TrackDocument? Document, string? Problem)> ReadAsync(RetryContext retry) =>
        Parse(await store.ReadAsync(retry));

    /// <summary>Null where there is no file, and so nothing to hold tags.</summary>
    public Task<LockTags?> ReadLockAsync(RetryContext retry) => store.ReadTagsAsync(retry);

    /// <param name="change">Applied to what is stored, as often as other writers make necessary.</param>
    /// <param name="rebuild">Makes a new document from what EC2 shows, where the stored one cannot be read.</param>
    /// <param name="look">What the file was a moment ago; null to read it. A look that is old is not used.</param>
    /// <param name="writer">Names the writer in the lock; unique.</param>
    public async Task<TrackUpdate> UpdateAsync(
        Func<TrackDocument, TrackDocument> change,
        Func<Task<TrackDocument>> rebuild,
        TrackLook? look,
        string writer,
        RetryContext retry)
    {
        if (look is null || time.GetElapsedTime(look.At) > LongestLook)
        {
            look = await LookAsync(retry);
        }

        if (await IsSoAlreadyAsync(change, look.Stored, writer, retry))
        {
            return new TrackUpdate(KeptAside: null, Problem: null);
        }

        try
        {
            return await WriteAsync(change, rebuild, look.Stored, writer, retry);
        }
        catch (Exception)
        {
            await ReleaseAfterFailureAsync(writer, retry);
            throw;
        }
    }

    private async Task<TrackUpdate> WriteAsync(
        Func<TrackDocument, TrackDocument> change,
        Func<Task<TrackDocument>> rebuild,
        StoredTrackFile? seen,
        string writer,
        RetryContext retry)
    {
        var start = time.GetTimestamp();
        Unreadable? unreadable = null;
        var isFirst = true;
        var held = await retry.UntilAsync(
            "writing the track file against other writers",
            async () =>
            {
                var isFree = isFirst && seen is not { IsTagged: true };
                isFirst = false;
                var taken = isFree ? await TakeAsync(seen, writer, retry) : await AcquireAsync(writer, retry);
                var (document, problem) = Parse(taken.Stored);
                if (document is null)
                {
                    // Once: a copy of a very large file takes longer than the lock is held.
                    if (unreadable?.ETag != taken.Stored!.ETag)
                    {
                        if (await store.KeepAsideAsync(taken.Stored, retry) is not { } key)
                        {
                            // Another writer replaced it: the next look sees what is there now.
                            return null;
                        }

                        unreadable = new Unreadable(problem!, key, taken.Stored.ETag);
                    }

                    document = await rebuild();
                }

                var changed = change(document);
                if (problem is null && changed.SameAs(document))
                {
                    await ReleaseAsync(writer, retry);
                    return new Held(time.GetElapsedTime(start, taken.At));
                }

                // Robbed while asleep: a write would hold, but its tags would release the lock of the one who has it now.
                var isOurs = taken.Stored is null || time.GetElapsedTime(taken.At) < Lease;
                return isOurs && await store.TryWriteAsync(changed.ToUtf8(), taken.Stored, taken.OtherTags, retry)
                    ? new Held(time.GetElapsedTime(start, taken.At))
                    : null;
            });
        metrics.WaitedForTrackFile(held.Waited);
        return new TrackUpdate(unreadable?.Key, unreadable?.Problem);
    }

    /// <summary>
    /// A change that changes nothing writes nothing, and so waits for no lock: reads of S3 show the last write. Only what a dead holder, or
    /// this writer itself, left behind is taken over, and so freed.
    /// </summary>
    private async Task<bool> IsSoAlreadyAsync(
        Func<TrackDocument, TrackDocument> change, StoredTrackFile? stored, string writer, RetryContext retry)
    {
        var (document, _) = Parse(stored);
        if (document is null || !change(document).SameAs(document))
        {
            return false;
        }

        if (stored is not { IsTagged: true })
        {
            return true;
        }

        var tags = await store.ReadTagsAsync(retry);
        return tags is null || (tags.Owner != writer && !(tags.Expires <= time.GetUtcNow()));
    }

    private static (TrackDocument? Document, string? Problem) Parse(StoredTrackFile? stored)
    {
        if (stored is null)
        {
            return (TrackDocument.Empty, null);
        }

        if (stored.Content is null)
        {
            var length = stored.Length.ToString(CultureInfo.InvariantCulture);
            return (null, $"its {length} bytes are more than an eighth of the function's memory");
        }

        return TrackDocument.TryParse(stored.Content, out var document, out var problem) ? (document, null) : (null, problem);
    }

    /// <summary>
    /// The short way: a file without tags is nobody's. Whoever else saw it so writes on the condition of the same content: one of them is first, and the
    /// others go the long way.
    /// </summary>
    private async Task<Taken> TakeAsync(StoredTrackFile? seen, string writer, RetryContext retry)
    {
        if (seen is not null)
        {
            await store.WriteTagsAsync(LockTags.Free.HeldBy(writer, time.GetUtcNow() + Lease), retry);
        }

        return new Taken([], seen, time.GetTimestamp());
    }

    /// <summary>The long way: waits for the lock, takes it, and reads what then is there.</summary>
    private Task<Taken> AcquireAsync(string writer, RetryContext retry)
    {
        var watch = new LockWatch(Lease);
        return retry.UntilAsync(
            "waiting for the track file's lock",
            async () =>
            {
                if (await store.ReadTagsAsync(retry) is not { } tags)
                {
                    // No file, and so nothing to hold tags.
                    return new Taken([], Stored: null, time.GetTimestamp());
                }

                // Ours still, after a write that S3 refused: held on, and not waited for.
                if (tags.Owner != writer && !watch.MayTake(tags, time.GetUtcNow()))
                {
                    return null;
                }

                await store.WriteTagsAsync(tags.HeldBy(writer, time.GetUtcNow() + Lease), retry);
                var at = time.GetTimestamp();
                // Tags know no condition: of several writers that saw a free lock, the last one has it. What it is to change is read beside that look.
                var (seen, stored) = await Concurrently.BothAsync(store.ReadTagsAsync, store.ReadAsync, retry);
                return seen is null || seen.Owner == writer ? new Taken((seen ?? tags).Others, stored, at) : null;
            });
    }

    private async Task ReleaseAsync(string writer, RetryContext retry)
    {
        if (await store.ReadTagsAsync(retry) is { } tags && tags.Owner == writer)
        {
            await store.WriteTagsAsync(tags.Released(), retry);
        }
    }

    /// <summary>
    /// Fortinet's function knows no lease, and would wait for a lock that is left behind for ever. The failure may be that the time for
    /// the work is over.
    /// </summary>
    private async Task ReleaseAfterFailureAsync(string writer, RetryContext retry)
    {
        try
        {
            await ReleaseAsync(writer, retry.Afterwards);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e) || e is LifecycleActionOverException)
        {
            // The failure before this one is what the caller must see; the lease ends the lock all the same.
            return;
        }
    }

    /// <param name="OtherTags">Those that are not the lock's.</param>
    /// <param name="Stored">The file; null for none.</param>
    /// <param name="At">Since when it is held.</param>
    private sealed record Taken(IReadOnlyList<Tag> OtherTags, StoredTrackFile? Stored, long At);

    private sealed record Held(TimeSpan Waited);

    private sealed record Unreadable(string Problem, string Key, string ETag);
}

/// <summary>A look at the track file, for a change that is about to be written.</summary>
/// <param name="Stored">What is there; null for no file.</param>
/// <param name="At">When the look began, in the clock's own count: a look that is old tells nothing of who is at work now.</param>
internal sealed record TrackLook(StoredTrackFile? Stored, long At);

/// <param name="KeptAside">The key under which an unreadable file was kept; null where the file could be read.</param>
/// <param name="Problem">Why it could not be read.</param>
internal sealed record TrackUpdate(string? KeptAside, string? Problem)
{
    public IReadOnlyList<string> Warnings => KeptAside is null
        ? []
        : [$"the track file could not be read ({Problem}): it is kept as {KeptAside}, and tracking starts from what EC2 shows"];
}
