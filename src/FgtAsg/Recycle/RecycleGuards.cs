namespace FgtAsg.Recycle;

/// <summary>Checks the preconditions of a run. Pure.</summary>
internal static class RecycleGuards
{
    private static readonly string[] Needed = ["Launch", "Terminate"];

    /// <param name="desired">The desired capacity before the run. The run itself may have lowered it by one.</param>
    /// <param name="isRefreshing">Whether an instance refresh of the group is active.</param>
    /// <exception cref="RecycleRefusedException">Names every obstacle and its remedy.</exception>
    public static void Check(RecycleSettings settings, GroupView view, int desired, bool isRefreshing)
    {
        var reasons = new List<string>();
        if (view.Status is { Length: > 0 } status)
        {
            reasons.Add($"the group is being deleted ({status})");
        }

        if (view.HasMixedInstancesPolicy)
        {
            reasons.Add("the group has a mixed instances policy: expected a launch template of its own");
        }
        else if (view.TemplateId is null)
        {
            reasons.Add("the group has no launch template (a launch configuration never changes)");
        }

        foreach (var process in Needed)
        {
            if (view.Suspended.Contains(process))
            {
                reasons.Add($"the process {process} is suspended: resume it first");
            }
        }

        if (settings.Strategy == RecycleStrategy.InOut && desired <= view.Sizes.Min && desired > 0)
        {
            reasons.Add(
                $"in-out takes one firewall out before the next comes, and the desired capacity ({desired}) is the minimum size: "
                + "lower the minimum size by one");
        }

        if (isRefreshing && settings.Strategy != RecycleStrategy.InstanceRefresh)
        {
            reasons.Add("an instance refresh of the group is under way: wait for it, or cancel it");
        }

        if (reasons.Count > 0)
        {
            throw new RecycleRefusedException($"{view.Name} cannot be recycled: {string.Join("; ", reasons)}");
        }
    }
}
