using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>The group as a round sees it: what it replaces is what was out of date when it began, and all else is new. Pure.</summary>
internal static class RoundView
{
    /// <summary>How long Auto Scaling's describes may show an instance in service that it was told to terminate. After that it was not told.</summary>
    private static readonly TimeSpan DescribeLag = TimeSpan.FromMinutes(2);

    public static bool IsBeingRemoved(RecycleRun run, GroupMemberView member, DateTimeOffset now) =>
        run.Removed.TryGetValue(member.Id, out var at) && now - Timestamps.Parse(at) < DescribeLag;

    public static List<GroupMemberView> OldOf(RecycleRun run, GroupView view) => [.. view.Staying.Where(member => run.Old.ContainsKey(member.Id))];

    /// <summary>How many new ones are in service and healthy.</summary>
    public static int ReadyOf(RecycleRun run, GroupView view) => view.Staying.Count(member => member.IsReady && !run.Old.ContainsKey(member.Id));

    /// <summary>Notes new instances, and those of them that failed: became unhealthy, or went without the run's doing.</summary>
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
