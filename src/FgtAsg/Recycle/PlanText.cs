using System.Globalization;

namespace FgtAsg.Recycle;

/// <summary>Describes the plan of a round for dry runs and messages. Pure.</summary>
internal static class PlanText
{
    public static IReadOnlyList<string> Of(RecycleRun run, GroupView view)
    {
        var old = RoundView.OldOf(run, view).OrderBy(member => member.IsPrimary ? 1 : 0).ToList();
        var goal = run.Original!.Desired;
        return run.Strategy switch
        {
            RecycleStrategy.InstanceRefresh => [$"start an instance refresh to version {run.To}, and follow it"],
            RecycleStrategy.InOut =>
            [
                .. old.Select(member => $"terminate {Name(run, member)}, and launch one of version {run.To} in its place"),
            ],
            _ =>
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"raise the desired capacity from {view.Sizes.Desired} to {goal + old.Count} "
                    + $"(the maximum size from {view.Sizes.Max} to {Math.Max(view.Sizes.Max, goal + old.Count)})"),
                string.Create(CultureInfo.InvariantCulture, $"wait until {goal} of version {run.To} are healthy"),
                .. old.Select(member => $"terminate {Name(run, member)}"),
            ],
        };
    }

    private static string Name(RecycleRun run, GroupMemberView member) =>
        $"{member.Id} (version {run.Old[member.Id]}{(member.IsPrimary ? ", the primary one: last" : "")})";
}
