using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Instances;

/// <summary>
/// Releases all resources of one instance that the tags, the instance and the track file name. The same cleanup serves an instance that
/// ends, one that is gone, and a launch that is rolled back. It depends only on the current state, so it can be repeated at any time.
/// </summary>
internal sealed class InstanceCleanup(
    ResourceFinder finder, ReleasePlanner planner, ResourceReleaser releaser, TrackFileUpdater trackFile, IdentityReturn identity)
{
    private static readonly IReadOnlySet<string> NoIds = new HashSet<string>(StringComparer.Ordinal);

    public async Task<CleanupResult> CleanAsync(
        InstanceId id, ReleaseScope scope, CreatedResources? made, Invocation invocation, RetryContext retry)
    {
        // This comes first: a launch that continues after this point rolls itself back.
        var (record, unreached) = await identity.BeginAsync(id, hasFailed: scope == ReleaseScope.LaunchUndone, retry);

        // Run all steps concurrently: a service that fails must not use up the time of the others.
        var giving = GiveBackAsync(record, retry);
        var looking = LookAsync(id, retry);
        var forgetting = ForgetAtOnceAsync(id, scope, looking, invocation, retry);
        var freeing = FreeAsync(id, scope, looking, made, retry);
        await Task.WhenAll(giving, forgetting, freeing);
        var ((after, unreturned), forgotten, (plan, unfreed)) = (giving.Result, forgetting.Result, freeing.Result);
        List<UnreleasedResource> unreleased = [.. unfreed, .. looking.Result.Unread];
        if (forgotten is null && unreleased.Count == 0)
        {
            forgotten = await ForgetAsync(id, look: null, invocation, retry);
        }

        forgotten ??= Forgotten.Nothing;
        unreleased.AddRange([.. forgotten.Unreleased, .. unreturned, .. new[] { unreached }.OfType<UnreleasedResource>()]);
        if (unreleased.Count == 0 && (await identity.ReturnAsync(after!, ReturnReason.Ended, retry)).Held is { } open)
        {
            unreleased.Add(open);
        }

        var kept = unreleased.Select(l => l.ResourceId).ToHashSet(StringComparer.Ordinal);
        return new CleanupResult(
            [
                .. plan.Addresses.Select(a => a.AllocationId)
                    .Concat(plan.Interfaces.Select(i => i.NetworkInterfaceId))
                    .Where(r => !kept.Contains(r)),
            ],
            [.. plan.LeftToEc2.Select(i => i.NetworkInterfaceId)],
            after is null ? null : record!.License,
            after is null ? null : record!.Hostname,
            unreleased,
            [.. plan.Warnings, .. forgotten.Warnings]);
    }

    private async Task<(ReleasePlan Plan, IReadOnlyList<UnreleasedResource> Unreleased)> FreeAsync(
        InstanceId id, ReleaseScope scope, Task<Tracked> looking, CreatedResources? made, RetryContext retry)
    {
        var finding = finder.FindMostAsync(id, made?.NetworkInterfaceIds ?? [], retry);
        await Task.WhenAll(finding, looking);
        var (found, unseen) = finding.Result;
        var tracked = looking.Result.InterfaceIds;
        (found, unseen) = await finder.FindMoreAsync(found, unseen, tracked, retry);
        var plan = planner.Plan(id, found, tracked, made, scope);
        return (plan, [.. await releaser.ReleaseAsync(plan, retry), .. unseen]);
    }

    private async Task<(InstanceRecord? Record, IReadOnlyList<UnreleasedResource> Unreleased)> GiveBackAsync(
        InstanceRecord? record, RetryContext retry) =>
        record is null ? (null, []) : await identity.GiveBackAsync(record, ReturnReason.Ending, retry);

    /// <summary>
    /// Reads the interfaces that only the track file may name. If it cannot be read, the rest is still released, and the event is delivered
    /// again.
    /// </summary>
    private async Task<Tracked> LookAsync(InstanceId id, RetryContext retry)
    {
        var (look, unread) = await UnreleasedResource.TryAsync(
            "interfaces that only the track file names",
            () => retry.WithinAsync(RetryContext.ConsistencyWindow, trackFile.LookAsync));
        return look is null
            ? new Tracked(Look: null, NoIds, [unread!])
            : new Tracked(look, TrackFile.Find(look, id)?.InterfaceIdsOfOthers ?? NoIds, []);
    }

    /// <summary>
    /// Does nothing and returns null for an ending instance that has, or may have, interfaces without tags. Only the track entry names
    /// them, so the entry is removed last and stays while an interface is left.
    /// </summary>
    private async Task<Forgotten?> ForgetAtOnceAsync(
        InstanceId id, ReleaseScope scope, Task<Tracked> looking, Invocation invocation, RetryContext retry)
    {
        var (look, interfaceIds, unread) = await looking;
        return scope == ReleaseScope.InstanceEnds && (interfaceIds.Count > 0 || unread.Count > 0)
            ? null
            : await ForgetAsync(id, look, invocation, retry);
    }

    private async Task<Forgotten> ForgetAsync(InstanceId id, TrackLook? look, Invocation invocation, RetryContext retry)
    {
        // A failure must not stop the release of interfaces and addresses.
        var (update, unreleased) = await UnreleasedResource.TryAsync(
            $"the track entry of {id}", () => trackFile.ForgetAsync(id, look, invocation.WriterFor(id), retry));
        return update is null ? new Forgotten([unreleased!], []) : new Forgotten([], update.Warnings);
    }

    /// <param name="Look">The basis for a change of the file, read after the record was closed. Null if it could not be read.</param>
    /// <param name="InterfaceIds">Interfaces without tags.</param>
    /// <param name="Unread">Why the file could not be read; empty if it was read.</param>
    private sealed record Tracked(TrackLook? Look, IReadOnlySet<string> InterfaceIds, IReadOnlyList<UnreleasedResource> Unread);

    private sealed record Forgotten(IReadOnlyList<UnreleasedResource> Unreleased, IReadOnlyList<string> Warnings)
    {
        public static readonly Forgotten Nothing = new([], []);
    }
}

/// <param name="Freed">The ids of released Elastic IPs and interfaces.</param>
/// <param name="LeftToEc2">The ids of interfaces that EC2 deletes with the instance.</param>
/// <param name="License">The returned license; null for none.</param>
/// <param name="Hostname">The returned hostname; null for none.</param>
/// <param name="Unreleased">The resources that could not be released, and why.</param>
/// <param name="Warnings">Other problems that a person should know about.</param>
internal sealed record CleanupResult(
    IReadOnlyList<string> Freed,
    IReadOnlyList<string> LeftToEc2,
    string? License,
    string? Hostname,
    IReadOnlyList<UnreleasedResource> Unreleased,
    IReadOnlyList<string> Warnings);
