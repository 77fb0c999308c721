using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;

namespace FgtAsg.Instances;

/// <summary>
/// Frees everything that the tags, the instance and the track file know of one instance. One way for an instance that ends, one that is
/// gone, and a launch that is undone: what it does follows from what is there, so it can be repeated at any time.
/// </summary>
internal sealed class InstanceCleanup(
    ResourceFinder finder, ReleasePlanner planner, ResourceReleaser releaser, TrackFileUpdater trackFile, IdentityReturn identity)
{
    private static readonly IReadOnlySet<string> NoIds = new HashSet<string>(StringComparer.Ordinal);

    public async Task<CleanupResult> CleanAsync(
        InstanceId id, ReleaseScope scope, CreatedResources? made, Invocation invocation, RetryContext retry)
    {
        // First: what a launch does after this it undoes itself.
        var (record, unreached) = await identity.BeginAsync(id, hasFailed: scope == ReleaseScope.LaunchUndone, retry);

        // All side by side: what one service fails to free must not use up the time that the others need.
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
            [.. plan.Addresses.Select(a => a.AllocationId).Concat(plan.Interfaces.Select(i => i.NetworkInterfaceId)).Where(r => !kept.Contains(r))],
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
    /// What the track file alone may know. Where it cannot be read, the rest is freed all the same, and the event comes again.
    /// </summary>
    private async Task<Tracked> LookAsync(InstanceId id, RetryContext retry)
    {
        var (look, unread) = await UnreleasedResource.TryAsync(
            "what only the track file knows",
            () => retry.WithinAsync(RetryContext.ConsistencyWindow, trackFile.LookAsync));
        return look is null
            ? new Tracked(Look: null, NoIds, [unread!])
            : new Tracked(look, TrackFile.Find(look, id)?.InterfaceIdsOfOthers ?? NoIds, []);
    }

    /// <summary>
    /// Null, and nothing done, for an instance that ends with interfaces that carry no tags, or may have some: its entry is all that knows
    /// of them, so it goes last, and stays while something is left.
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
        // Not a reason to leave interfaces and addresses behind as well.
        var (update, unreleased) = await UnreleasedResource.TryAsync(
            $"the track entry of {id}", () => trackFile.ForgetAsync(id, look, invocation.WriterFor(id), retry));
        return update is null ? new Forgotten([unreleased!], []) : new Forgotten([], update.Warnings);
    }

    /// <param name="Look">
    /// What a change of the file may be based on: it was read after the record was closed. Null where it could not be read.
    /// </param>
    /// <param name="InterfaceIds">Interfaces that carry no tags.</param>
    /// <param name="Unread">That it could not be read.</param>
    private sealed record Tracked(TrackLook? Look, IReadOnlySet<string> InterfaceIds, IReadOnlyList<UnreleasedResource> Unread);

    private sealed record Forgotten(IReadOnlyList<UnreleasedResource> Unreleased, IReadOnlyList<string> Warnings)
    {
        public static readonly Forgotten Nothing = new([], []);
    }
}

/// <param name="Freed">Elastic IPs and interfaces that are freed, by id.</param>
/// <param name="LeftToEc2">Interfaces that EC2 deletes with the instance, by id.</param>
/// <param name="License">The license that was given back; null for none.</param>
/// <param name="Hostname">The hostname that was given back; null for none.</param>
/// <param name="Unreleased">What could not be freed, and why.</param>
/// <param name="Warnings">What a person should know besides.</param>
internal sealed record CleanupResult(
    IReadOnlyList<string> Freed,
    IReadOnlyList<string> LeftToEc2,
    string? License,
    string? Hostname,
    IReadOnlyList<UnreleasedResource> Unreleased,
    IReadOnlyList<string> Warnings);
