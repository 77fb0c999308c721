using System.Globalization;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>
/// Changes the track file without losing any writer's change. The tag lock keeps writers apart and names the active one. A condition on the
/// content that was read makes each write safe, even if the lock was stolen meanwhile.
/// </summary>
internal sealed class TrackFile(TrackStore store, FleetMetrics metrics, TimeProvider time)
{
    /// <summary>A holder needs a few calls, well under a second. One that is silent for this long has crashed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>The maximum age of a read that may show the lock as free. A write based on an older one would most likely fail.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    /// <summary>Reads the file. May run concurrently with other steps before a change.</summary>
    public async Task<TrackLook> LookAsync(RetryContext retry)
    {
        var at = time.GetTimestamp();
        return new TrackLook(await store.ReadAsync(retry), at);
    }

    /// <summary>An instance's entry; null if there is none or the file is unreadable.</summary>
    public static TrackEntry? Find(TrackLook look, InstanceId instanceId) =>
        Parse(look.Stored).Document?.Find(instanceId);

    /// <summary>The whole file, or an empty document if it does not exist; or why it is unreadable.</summary>
    public async Task<(TrackDocument? Document, string? Problem)> ReadAsync(RetryContext retry) =>
        Parse(await store.ReadAsync(retry));

    /// <summary>Null if there is no file, and therefore no tags.</summary>
    public Task<LockTags?> ReadLockAsync(RetryContext retry) => store.ReadTagsAsync(retry);

    /// <param name="change">The change. Called again whenever another writer was first.</param>
    /// <param name="rebuild">Creates a new document from EC2's data if the stored one is unreadable.</param>
    /// <param name="look">A recent read of the file; null to read it now. An old one is not used.</param>
    /// <param name="writer">The writer's unique name in the lock.</param>
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
            "writing the track file while others write it",
            async () =>
            {
                var isFree = isFirst && seen is not { IsTagged: true };
                isFirst = false;
                var taken = isFree ? await TakeAsync(seen, writer, retry) : await AcquireAsync(writer, retry);
                var (document, problem) = Parse(taken.Stored);
                if (document is null)
                {
                    // Once only: a copy of a very large file takes longer than the lease.
                    if (unreadable?.ETag != taken.Stored!.ETag)
                    {
                        if (await store.KeepAsideAsync(taken.Stored, retry) is not { } key)
                        {
                            // Another writer replaced the file. The next try reads the new one.
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

                // If the lease expired during a pause, the write would succeed, but its tags would release the new holder's lock.
                var isOurs = taken.Stored is null || time.GetElapsedTime(taken.At) < Lease;
                return isOurs && await store.TryWriteAsync(changed.ToUtf8(), taken.Stored, taken.OtherTags, retry)
                    ? new Held(time.GetElapsedTime(start, taken.At))
                    : null;
            });
        metrics.WaitedForTrackFile(held.Waited);
        return new TrackUpdate(unreadable?.Key, unreadable?.Problem);
    }

    /// <summary>
    /// A change without effect writes nothing and needs no lock, because S3 reads are strongly consistent. An expired lock, or this
    /// writer's own, is still taken over in order to release it.
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
    /// The short way: a file without tags has no holder. Other writers that saw the same write on the condition of the same content. One of
    /// them is first, and the others take the long way.
    /// </summary>
    private async Task<Taken> TakeAsync(StoredTrackFile? seen, string writer, RetryContext retry)
    {
        if (seen is not null)
        {
            await store.WriteTagsAsync(LockTags.Free.HeldBy(writer, time.GetUtcNow() + Lease), retry);
        }

        return new Taken([], seen, time.GetTimestamp());
    }

    /// <summary>The long way: waits for the lock, takes it, and then reads the file.</summary>
    private Task<Taken> AcquireAsync(string writer, RetryContext retry)
    {
        var watch = new LockWatch(Lease);
        return retry.UntilAsync(
            "waiting for the track file's lock",
            async () =>
            {
                if (await store.ReadTagsAsync(retry) is not { } tags)
                {
                    // There is no file, and therefore no tags.
                    return new Taken([], Stored: null, time.GetTimestamp());
                }

                // After a write that S3 refused, the lock is still this writer's. It keeps the lock without waiting.
                if (tags.Owner != writer && !watch.MayTake(tags, time.GetUtcNow()))
                {
                    return null;
                }

                await store.WriteTagsAsync(tags.HeldBy(writer, time.GetUtcNow() + Lease), retry);
                var at = time.GetTimestamp();
                // Tag writes are unconditional: of several writers that saw a free lock, the last one holds it. The file is read together
                // with the check.
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
    /// Fortinet's function knows no leases. It would wait two minutes for an abandoned lock, and then write without one. The failure may be
    /// that the work time is over.
    /// </summary>
    private async Task ReleaseAfterFailureAsync(string writer, RetryContext retry)
    {
        try
        {
            await ReleaseAsync(writer, retry.Afterwards);
        }
        catch (Exception e) when (AwsErrors.IsFailure(e) || e is LifecycleActionOverException)
        {
            // The caller must see the first failure. The lease ends the lock anyway.
            return;
        }
    }

    /// <param name="OtherTags">The tags that are not the lock's.</param>
    /// <param name="Stored">The file; null for none.</param>
    /// <param name="At">When the lock was taken.</param>
    private sealed record Taken(IReadOnlyList<Tag> OtherTags, StoredTrackFile? Stored, long At);

    private sealed record Held(TimeSpan Waited);

    private sealed record Unreadable(string Problem, string Key, string ETag);
}

/// <summary>A read of the track file before a change.</summary>
/// <param name="Stored">The file; null for none.</param>
/// <param name="At">The clock's timestamp at the beginning of the read. An old read says nothing about the current holder.</param>
internal sealed record TrackLook(StoredTrackFile? Stored, long At);

/// <param name="KeptAside">The key of the copy of an unreadable file; null if the file was readable.</param>
/// <param name="Problem">Why it was unreadable.</param>
internal sealed record TrackUpdate(string? KeptAside, string? Problem)
{
    public IReadOnlyList<string> Warnings => KeptAside is null
        ? []
        : [$"the track file could not be read ({Problem}): it is kept as {KeptAside}, and tracking restarts from the state that EC2 shows"];
}
