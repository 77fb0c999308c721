using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>The group as a round sees it: the instances that were out of date when it began are old, all others are new. Pure.</summary>
internal static class RoundView
{
    /// <summary>
    /// How long Auto Scaling may show an instance in service after it was told to terminate it. After that the request counts as lost.
    /// </summary>
    private static readonly TimeSpan DescribeLag = TimeSpan.FromMinutes(2);

    public static bool IsBeingRemoved(RecycleRun run, GroupMemberView member, DateTimeOffset now) =>
        run.Removed.TryGetValue(member.Id, out var at) && now - Timestamps.Parse(at) < DescribeLag;

    public static List<GroupMemberView> OldOf(RecycleRun run, GroupView view) =>
        [.. view.Staying.Where(member => run.Old.ContainsKey(member.Id))];

    /// <summary>How many new instances are in service and healthy.</summary>
    public static int ReadyOf(RecycleRun run, GroupView view) =>
        view.Staying.Count(member => member.IsReady && !run.Old.ContainsKey(member.Id));

    /// <summary>
    /// Records new instances, and those of them that failed: they became unhealthy, or disappeared although the run did not terminate them.
    /// </summary>
    public static RecycleRun Observe(RecycleRun run, GroupView view)
    {
        var failed = new HashSet<string>(run.Failed, StringComparer.Ordinal);
        var seen = new HashSet<string>(run.Seen, StringComparer.Ordinal);
        var good = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in view.Members)
        {
            var isNew = !run.Old.ContainsKey(member.Id) && !member.IsStandby;
            if (isNew && !member.IsLeaving)
            {
                seen.Add(member.Id);
            }

            if (!isNew || (!member.IsLeaving && (member.IsHealthy || !member.IsInService)))
            {
                good.Add(member.Id);
            }
        }

        foreach (var id in seen)
        {
            if (!good.Contains(id) && !run.Removed.ContainsKey(id))
            {
                failed.Add(id);
            }
        }

        return run with { Seen = [.. seen.Order(StringComparer.Ordinal)], Failed = [.. failed.Order(StringComparer.Ordinal)] };
    }
}
