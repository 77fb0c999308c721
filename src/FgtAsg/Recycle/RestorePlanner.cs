namespace FgtAsg.Recycle;

/// <summary>How the group gets back the sizes that it had. Pure.</summary>
internal static class RestorePlanner
{
    /// <summary>
    /// The instances that are too many after a run that did not get through. They are chosen here, not by the group: its termination policy takes those of the oldest
    /// template first, which after a failed run are the healthy ones. What Auto Scaling could not launch is none of them: that capacity is only given back.
    /// </summary>
    public static IReadOnlyList<string> Surplus(RecycleRun run, GroupView view)
    {
        var surplus = Math.Min(view.Sizes.Desired, view.Staying.Count()) - Sizes(run, view).Desired;
        return surplus <= 0
            ? []
            : [.. view.Staying.OrderBy(member => Worth(run, view, member)).Take(surplus).Select(member => member.Id)];
    }

    /// <summary>
    /// The sizes from before. A minimum or a maximum that the run did not set is a person's, and stays; the desired capacity is the one from before, within them.
    /// </summary>
    public static GroupSizes Sizes(RecycleRun run, GroupView view)
    {
        var max = run.SetMax == view.Sizes.Max ? run.Original!.Max : view.Sizes.Max;
        return new GroupSizes(view.Sizes.Min, Math.Max(max, view.Sizes.Min), Math.Clamp(run.Original!.Desired, view.Sizes.Min, Math.Max(max, view.Sizes.Min)));
    }

    /// <summary>Least worth: what does not work; then what is not of the group's version; the primary one most.</summary>
    private static int Worth(RecycleRun run, GroupView view, GroupMemberView member) =>
        (member.IsReady ? 4 : 0) + (view.IsUpToDate(member) ? 2 : 0) + (member.IsPrimary ? 1 : 0) + (run.Removed.ContainsKey(member.Id) ? -8 : 0);
}
