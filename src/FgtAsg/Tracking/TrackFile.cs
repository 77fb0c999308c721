using FgtAsg.Aws;
using FgtAsg.Lifecycle;

namespace FgtAsg.Tracking;

/// <summary>
/// Changes the track file so that no writer's change is lost. The tag lock keeps writers apart and shows who is at work; what makes a
/// write safe is its condition on the content that was read, also where the lock was stolen meanwhile.
/// </summary>
internal sealed class TrackFile(TrackStore store, FleetMetrics metrics, TimeProvider time)
{
    /// <summary>A holder needs a few calls, so well under a second; one that is silent for this long is dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>What the file has for an instance; null for nothing, or for a file that cannot be read.</summary>
    public async Task<TrackEntry?> FindAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(patience, cancellationToken);
        return stored is not null && TrackDocument.TryParse(stored.Content, out var document, out _) ? document.Find(instanceId) : null;
    }

    /// <summary>The whole file, an empty document where there is none yet; or why it cannot be read.</summary>
    public async Task<(TrackDocument? Document, string? Problem)> ReadAsync(Patience patience, CancellationToken cancellationToken) =>
        Parse(await store.ReadAsync(patience, cancellationToken));

    /// <summary>Null where there is no file, and so nothing to hold tags.</summary>
    public Task<LockTags?> ReadLockAsync(Patience patience, CancellationToken cancellationToken) => store.ReadTagsAsync(patience, cancellationToken);

    /// <param name="change">Applied to what is stored, as often as other writers make necessary.</param>
    /// <param name="rebuild">Makes a new document from what EC2 shows, where the stored one cannot be read.</param>
    /// <param name="writer">Names the writer in the lock; unique.</param>
    /// <param name="patience">Waits and retries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<TrackUpdate> UpdateAsync(
        Func<TrackDocument, TrackDocument> change,
        Func<CancellationToken, Task<TrackDocument>> rebuild,
        string writer,
        Patience patience,
        CancellationToken cancellationToken)
    {
        if (await IsSoAlreadyAsync(change, writer, patience, cancellationToken))
        {
            return new TrackUpdate(KeptAside: null, Problem: null);
        }

        try
        {
            return await WriteAsync(change, rebuild, writer, patience, cancellationToken);
        }
        catch (Exception)
        {
            await ReleaseAfterFailureAsync(writer, patience);
            throw;
        }
    }

    private async Task<TrackUpdate> WriteAsync(
        Func<TrackDocument, TrackDocument> change,
        Func<CancellationToken, Task<TrackDocument>> rebuild,
        string writer,
        Patience patience,
        CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        Unreadable? unreadable = null;
        var held = await patience.UntilAsync(
            "writing the track file against other writers",
            async token =>
            {
                var tags = await AcquireAsync(writer, patience, token);
                var acquired = time.GetTimestamp();
                var stored = tags is null ? null : await store.ReadAsync(patience, token);
                var (document, problem) = Parse(stored);
                if (document is null)
                {
                    unreadable = new Unreadable(problem!, await store.KeepAsideAsync(stored!, patience, token));
                    document = await rebuild(token);
                }

                var changed = change(document);
                if (problem is null && changed.SameAs(document))
                {
                    await ReleaseAsync(writer, patience, token);
                    return new Held(time.GetElapsedTime(start, acquired));
                }

                // Robbed while asleep: a write would hold, but its tags would release the lock of the one who has it now.
                var isOurs = tags is null || time.GetElapsedTime(acquired) < Lease;
                var releasing = (tags ?? LockTags.Free).Released();
                return isOurs && await store.TryWriteAsync(changed.ToUtf8(), stored, releasing, patience, token)
                    ? new Held(time.GetElapsedTime(start, acquired))
                    : null;
            },
            atMost: null,
            cancellationToken);
        metrics.WaitedForTrackFile(held.Waited);
        return new TrackUpdate(unreadable?.Key, unreadable?.Problem);
    }

    /// <summary>
    /// A change that changes nothing writes nothing, and so waits for no lock: reads of S3 show the last write. Only what a dead holder, or
    /// this writer itself, left behind is taken over, and so freed.
    /// </summary>
    private async Task<bool> IsSoAlreadyAsync(
        Func<TrackDocument, TrackDocument> change, string writer, Patience patience, CancellationToken cancellationToken)
    {
        var (document, _) = Parse(await store.ReadAsync(patience, cancellationToken));
        if (document is null || !change(document).SameAs(document))
        {
            return false;
        }

        var tags = await store.ReadTagsAsync(patience, cancellationToken);
        return tags is null || (tags.Owner != writer && !(tags.Expires <= time.GetUtcNow()));
    }

    private static (TrackDocument? Document, string? Problem) Parse(StoredTrackFile? stored)
    {
        if (stored is null)
        {
            return (TrackDocument.Empty, null);
        }

        return TrackDocument.TryParse(stored.Content, out var document, out var problem) ? (document, null) : (null, problem);
    }

    /// <summary>Waits for the lock and takes it. Null where there is no file yet, and so nothing to hold tags.</summary>
    private async Task<LockTags?> AcquireAsync(string writer, Patience patience, CancellationToken cancellationToken)
    {
        var watch = new LockWatch(Lease);
        var acquired = await patience.UntilAsync(
            "waiting for the track file's lock",
            async token =>
            {
                if (await store.ReadTagsAsync(patience, token) is not { } tags)
                {
                    return new Acquired(Tags: null);
                }

                // Ours still, after a write that S3 refused: held on, and not waited for.
                if (tags.Owner != writer && !watch.MayTake(tags, time.GetUtcNow()))
                {
                    return null;
                }

                await store.WriteTagsAsync(tags.HeldBy(writer, time.GetUtcNow() + Lease), patience, token);
                // Tags know no condition: of several writers that saw a free lock, the last one has it.
                var seen = await store.ReadTagsAsync(patience, token);
                return seen is null || seen.Owner == writer ? new Acquired(seen) : null;
            },
            atMost: null,
            cancellationToken);
        return acquired.Tags;
    }

    private async Task ReleaseAsync(string writer, Patience patience, CancellationToken cancellationToken)
    {
        if (await store.ReadTagsAsync(patience, cancellationToken) is { } tags && tags.Owner == writer)
        {
            await store.WriteTagsAsync(tags.Released(), patience, cancellationToken);
        }
    }

    /// <summary>
    /// Fortinet's function knows no lease, and would wait for a lock that is left behind for ever. The failure may be that the time for
    /// the work is over.
    /// </summary>
    private async Task ReleaseAfterFailureAsync(string writer, Patience patience)
    {
        try
        {
            await ReleaseAsync(writer, patience.Afterwards, patience.Afterwards.Budget);
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) || e is OutOfTimeException or LifecycleActionOverException)
        {
            // The failure before this one is what the caller must see; the lease ends the lock all the same.
            return;
        }
    }

    private sealed record Acquired(LockTags? Tags);

    private sealed record Held(TimeSpan Waited);

    private sealed record Unreadable(string Problem, string Key);
}
