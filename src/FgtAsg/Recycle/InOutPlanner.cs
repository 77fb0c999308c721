namespace FgtAsg.Recycle;

/// <summary>
/// Replaces one instance at a time, and terminates the old one before the new one is launched. For fleets whose interfaces or addresses
/// are bound to a place. Pure.
/// </summary>
internal static class InOutPlanner
{
    public static RecycleAction Next(RecycleRun run, GroupView view, DateTimeOffset now)
    {
        var goal = run.Original!.Desired;
        if (view.Members.Any(member => member.IsLeaving))
        {
            return new RecycleAction.Wait("an instance to go");
        }

        var old = RoundView.OldOf(run, view);
        // During a rollback, an old instance that is not ready never became healthy. It carries no traffic, so it is terminated without
        // lowering the desired capacity, and Auto Scaling replaces it.
        if (run.IsRollingBack && old.Find(member => !member.IsReady && !RoundView.IsBeingRemoved(run, member, now)) is { } broken)
        {
            return new RecycleAction.Terminate([broken.Id], Decrement: false);
        }

        if (view.Sizes.Desired < goal)
        {
            return new RecycleAction.Resize(view.Sizes.Max, goal);
        }

        var ready = view.Staying.Count(member => member.IsReady);
        if (ready < view.Sizes.Desired)
        {
            return new RecycleAction.Wait($"all instances to be healthy ({ready} of {view.Sizes.Desired} are)");
        }

        if (old.Count == 0)
        {
            return new RecycleAction.Done();
        }

        if (ready - 1 < view.Sizes.Min)
        {
            return new RecycleAction.GiveUp($"one firewall less than {ready} would be below the group's minimum size, {view.Sizes.Min}");
        }

        var next = old.Find(member => !member.IsPrimary) ?? old[0];
        return RoundView.IsBeingRemoved(run, next, now)
            ? new RecycleAction.Wait($"{next.Id} to go")
            : new RecycleAction.Terminate([next.Id], Decrement: true);
    }
}
