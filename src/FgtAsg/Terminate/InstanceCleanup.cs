using FgtAsg.Aws;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using FgtAsg.Pools;
using FgtAsg.Records;
using FgtAsg.Tracking;

namespace FgtAsg.Terminate;

/// <summary>
/// Frees everything that the tags, the instance and the track file know of one instance. One way for an instance that ends, one that is
/// gone, and a launch that is undone: what it does follows from what is there, so it can be repeated at any time.
/// </summary>
internal sealed class InstanceCleanup(
    ResourceFinder finder, ReleasePlanner planner, ResourceReleaser releaser, Tracker tracker, IdentityReturn identity)
{
    private static readonly IReadOnlySet<string> NoIds = new HashSet<string>(StringComparer.Ordinal);

    public async Task<CleanupResult> CleanAsync(
        InstanceId id, ReleaseScope scope, Ledger? made, Invocation invocation, Patience patience, CancellationToken cancellationToken)
    {
        // First: what a launch does after this it undoes itself.
        var beginning = identity.BeginAsync(id, hasFailed: scope == ReleaseScope.LaunchUndone, patience, cancellationToken);
        var (tracked, unread) = await TrackedAsync(id, patience, cancellationToken);
        var (record, unreached) = await beginning;
        var found = await finder.FindAsync(id, [.. tracked.Union(made?.NetworkInterfaceIds ?? [], StringComparer.Ordinal)], patience, cancellationToken);
        var plan = planner.Plan(id, found, tracked, made, scope);

        // All side by side: what one service fails to free must not use up the time that the others need. At an instance's end the track entry
        // goes last, since it may be all that knows of an interface without tags; and it stays, as the record, while something is left.
        var giving = GiveBackAsync(record, patience, cancellationToken);
        var forgetting = scope == ReleaseScope.LaunchUndone
            ? ForgetAsync(id, invocation, patience, cancellationToken)
            : Task.FromResult(Forgotten.Nothing);
        var releasing = releaser.ReleaseAsync(plan, patience, cancellationToken);
        var (after, unreturned) = await giving;
        var forgotten = await forgetting;
        List<Leftover> leftovers = [.. await releasing, .. unread];
        if (scope == ReleaseScope.InstanceEnds && leftovers.Count == 0)
        {
            forgotten = await ForgetAsync(id, invocation, patience, cancellationToken);
        }

        leftovers.AddRange([.. forgotten.Leftovers, .. unreturned, .. new[] { unreached }.OfType<Leftover>()]);
        if (leftovers.Count == 0 && (await identity.ReturnAsync(after!, ReturnReason.Ended, patience, cancellationToken)).Held is { } open)
        {
            leftovers.Add(open);
        }

        var kept = leftovers.Select(l => l.ResourceId).ToHashSet(StringComparer.Ordinal);
        return new CleanupResult(
            [.. plan.Addresses.Select(a => a.AllocationId).Concat(plan.Interfaces.Select(i => i.NetworkInterfaceId)).Where(r => !kept.Contains(r))],
            [.. plan.LeftToEc2.Select(i => i.NetworkInterfaceId)],
            after is null ? null : record!.License,
            after is null ? null : record!.Hostname,
            leftovers,
            [.. plan.Warnings, .. forgotten.Warnings]);
    }

    private async Task<(InstanceRecord? Record, IReadOnlyList<Leftover> Leftovers)> GiveBackAsync(
        InstanceRecord? record, Patience patience, CancellationToken cancellationToken) =>
        record is null ? (null, []) : await identity.GiveBackAsync(record, ReturnReason.Ending, patience, cancellationToken);

    /// <summary>What the track file alone may know. Where it cannot be read, the rest is freed all the same, and the event comes again.</summary>
    private async Task<(IReadOnlySet<string> InterfaceIds, IReadOnlyList<Leftover> Unread)> TrackedAsync(
        InstanceId id, Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await patience.WithinAsync(Patience.ConsistencyWindow, token => tracker.FindAsync(id, patience, token), cancellationToken);
            return (entry?.InterfaceIdsOfOthers ?? NoIds, []);
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e) || e is OutOfTimeException)
        {
            return (NoIds, [new Leftover("what only the track file knows", AwsErrors.Describe(e))]);
        }
    }

    private async Task<Forgotten> ForgetAsync(InstanceId id, Invocation invocation, Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            var update = await tracker.ForgetAsync(id, invocation.WriterFor(id), patience, cancellationToken);
            return new Forgotten([], update.Warnings);
        }
        // Not a reason to leave interfaces and addresses behind as well.
        catch (Exception e) when (AwsErrors.IsFailedCall(e) || e is OutOfTimeException or OperationCanceledException)
        {
            return new Forgotten([new Leftover($"the track entry of {id}", AwsErrors.Describe(e))], []);
        }
    }

    private sealed record Forgotten(IReadOnlyList<Leftover> Leftovers, IReadOnlyList<string> Warnings)
    {
        public static readonly Forgotten Nothing = new([], []);
    }
}
