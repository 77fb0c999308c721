namespace FgtAsg.Recycle;

/// <summary>Doubles the fleet, and terminates the old instances once as many new ones are healthy as the group wants. Pure.</summary>
internal static class OutInPlanner
{
    public static RecycleAction Next(RecycleRun run, GroupView view, DateTimeOffset now)
    {
        var goal = run.Original!.Desired;
        var old = RoundView.OldOf(run, view);
        var ready = RoundView.ReadyOf(run, view);
        if (old.Count == 0)
        {
            return ready >= goal ? new RecycleAction.Done() : Grow(view, goal, ready);
        }

        if (ready < goal)
        {
            return Grow(view, goal + old.Count, ready);
        }

        var others = old.Where(member => !member.IsPrimary).ToList();
        if (others.Count > 0)
        {
            return Remove(run, others, now);
        }

        return view.Members.Any(member => member.IsLeaving)
            ? new RecycleAction.Wait("the other old instances to go before the primary one")
            : Remove(run, old, now);
    }

    private static RecycleAction Grow(GroupView view, int wanted, int ready) => view.Sizes.Desired < wanted
        ? new RecycleAction.Resize(Math.Max(view.Sizes.Max, wanted), wanted)
        : new RecycleAction.Wait($"new instances to be healthy ({ready} are)");

    /// <summary>Terminates all at once, because the new instances have taken over.</summary>
    private static RecycleAction Remove(RecycleRun run, List<GroupMemberView> members, DateTimeOffset now)
    {
        var ids = members.Where(member => !RoundView.IsBeingRemoved(run, member, now)).Select(member => member.Id).ToList();
        return ids.Count > 0 ? new RecycleAction.Terminate(ids, Decrement: true) : new RecycleAction.Wait("old instances to go");
    }
}
