using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>Decides which instances a round replaces, and with which version. Pure.</summary>
internal static class RoundPlanner
{
    /// <summary>
    /// Begins a round over the instances that are out of date now. If the group's tags ask for dry runs by now, the round replaces
    /// nothing. The original sizes that an earlier round, or a run that died, recorded are kept.
    /// </summary>
    public static RecycleRun Begin(
        RecycleRun run, RecycleSettings settings, GroupView view, StepContext step, DateTimeOffset now, TimeSpan deadline)
    {
        var old = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in settings.IsDryRun ? [] : view.OutOfDate)
        {
            old[member.Id] = member.Version ?? "none";
        }

        var isMine = run.Execution == step.Execution;
        var original = run.Original is null ? view.Sizes : RestorePlanner.Sizes(run, view);

        // A rollback that needs another round remains a rollback, unless the group got a new version meanwhile.
        var isRollingBack = run.IsRollingBack && view.Version == run.To && view.TemplateId == run.TemplateId;
        return run with
        {
            Strategy = settings.Strategy,
            Team = settings.Team,
            SlackChannel = settings.SlackChannel,
            NotifyPagerDuty = settings.NotifyPagerDuty,
            Execution = step.Execution,
            Round = (isMine ? run.Round : 0) + 1,
            TemplateId = view.TemplateId,
            From = isRollingBack ? run.From : MostCommon(view),
            To = view.Version,
            Original = original,
            Old = old,
            Seen = [],
            Failed = [],
            Removed = new(StringComparer.Ordinal),
            Replaced = isMine ? run.Replaced + run.Removed.Count : 0,
            HasBegun = false,
            RoundAt = Timestamps.Of(now),
            Deadline = Timestamps.Of(now + deadline),
            RefreshId = null,
            IsRollingBack = isRollingBack,
            Failure = isRollingBack ? run.Failure : null,
            // If an end message was sent, a round that replaces nothing does not send another one.
            HasSentEnd = isMine && old.Count == 0 && run.HasSentEnd,
            BeganBy = step.At,
            Exclusion = ExclusionOf(settings)?.Text,
        };
    }

    /// <summary>Only one strategy uses the window.</summary>
    public static ExclusionWindow? ExclusionOf(RecycleSettings settings) =>
        settings.Strategy == RecycleStrategy.OutInTimed ? settings.Exclusion : null;

    /// <summary>
    /// Counts only instances of the group's own template, because a rollback cannot set another one. Counts only working instances if
    /// there are any, because the others may have a version that has just failed. Of equally common versions, the newest.
    /// </summary>
    private static string? MostCommon(GroupView view)
    {
        var isAnyReady = view.OutOfDate.Any(member => member.IsReady && member.TemplateId == view.TemplateId);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? best = null;
        foreach (var member in view.OutOfDate)
        {
            if (member.TemplateId != view.TemplateId || (isAnyReady && !member.IsReady) || member.Version is not { } version)
            {
                continue;
            }

            var count = counts[version] = counts.GetValueOrDefault(version) + 1;
            if (best is null
                || count > counts[best]
                || (count == counts[best] && string.CompareOrdinal(version.PadLeft(9, '0'), best.PadLeft(9, '0')) > 0))
            {
                best = version;
            }
        }

        return best;
    }
}
