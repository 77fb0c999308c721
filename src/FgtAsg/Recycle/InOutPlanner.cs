namespace FgtAsg.Recycle;

/// <summary>
/// One at a time, the old one goes before the new one comes: for fleets whose interfaces or addresses belong to a place. Pure.
/// </summary>
internal static class InOutPlanner
{
    public static RecycleMove Next(RecycleRun run, GroupView view, DateTimeOffset now)
    {
        var goal = run.Original!.Desired;
        if (view.Members.Any(member => member.IsLeaving))
        {
            return new RecycleMove.Wait("an instance to go");
        }

        var old = RoundView.OldOf(run, view);
        // A roll-back's old ones are those that did not become healthy: they carry nothing, and would be replaced by their like.
        if (run.IsRollingBack && old.Find(member => !member.IsReady && !RoundView.IsBeingRemoved(run, member, now)) is { } broken)
        {
            return new RecycleMove.Terminate([broken.Id], Decrement: false);
        }

        if (view.Sizes.Desired < goal)
        {
            return new RecycleMove.Resize(view.Sizes.Max, goal);
        }

        var ready = view.Staying.Count(member => member.IsReady);
        if (ready < view.Sizes.Desired)
        {
            return new RecycleMove.Wait($"all instances to be healthy ({ready} of {view.Sizes.Desired} are)");
        }

        if (old.Count == 0)
        {
            return new RecycleMove.Done();
        }

        if (ready - 1 < view.Sizes.Min)
        {
            return new RecycleMove.GiveUp($"one firewall less than {ready} would be below the group's minimum size, {view.Sizes.Min}");
        }

        var next = old.Find(member => !member.IsPrimary) ?? old[0];
        return RoundView.IsBeingRemoved(run, next, now) ? new RecycleMove.Wait($"{next.Id} to go") : new RecycleMove.Terminate([next.Id], Decrement: true);
    }
}
