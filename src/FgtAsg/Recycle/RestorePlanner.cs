namespace FgtAsg.Recycle;

/// <summary>Restores the group's original sizes. Pure.</summary>
internal static class RestorePlanner
{
    /// <summary>
    /// The surplus instances after a run that did not finish. They are chosen here, because the group's termination policy would take the
    /// instances of the oldest template first, which are the healthy ones after a failed run. Capacity that Auto Scaling could not launch
    /// is only lowered.
    /// </summary>
    public static IReadOnlyList<string> Surplus(RecycleRun run, GroupView view)
    {
        var surplus = Math.Min(view.Sizes.Desired, view.Staying.Count()) - Sizes(run, view).Desired;
        return surplus <= 0
            ? []
            : [.. view.Staying.OrderBy(member => Worth(run, view, member)).Take(surplus).Select(member => member.Id)];
    }

    /// <summary>
    /// The original sizes. A minimum or maximum that the run did not set was set by a person and stays. The original desired capacity is
    /// kept within these limits.
    /// </summary>
    public static GroupSizes Sizes(RecycleRun run, GroupView view)
    {
        var max = run.SetMax == view.Sizes.Max ? run.Original!.Max : view.Sizes.Max;
        max = Math.Max(max, view.Sizes.Min);
        return new GroupSizes(view.Sizes.Min, max, Math.Clamp(run.Original!.Desired, view.Sizes.Min, max));
    }

    /// <summary>
    /// Instances that do not work have the lowest worth, then those without the group's version. The primary
    /// instance counts more than its equals.
    /// </summary>
    private static int Worth(RecycleRun run, GroupView view, GroupMemberView member) =>
        (member.IsReady ? 4 : 0)
        + (view.IsUpToDate(member) ? 2 : 0)
        + (member.IsPrimary ? 1 : 0)
        + (run.Removed.ContainsKey(member.Id) ? -8 : 0);
}
