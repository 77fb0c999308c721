using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>The steps of a run before anything of the group is changed.</summary>
internal sealed class RunBeginning(RecycleOptions options, GroupReader reader, GroupChanges changes, RunRecords records, RecycleNotifications notifications, TimeProvider time)
{
    /// <summary>A group that is changed again and again is left to the next run.</summary>
    public const int MostRounds = 10;

    /// <summary>Whether the group can be recycled, and needs it.</summary>
    public async Task<RecycleReport> ValidateAsync(StepContext step)
    {
        // In the middle of a run, or of what a dead one left, the group is not what it is judged by: the lock says which, and Snapshot judges.
        if (!step.Task.IsDryRun && await records.FindAsync(step.Retry) is not null)
        {
            return step.Report(RecycleOutcome.Go);
        }

        var (view, settings) = await LookAsync(step, run: null);
        return step.Report(view.OutOfDate.Count == 0 ? RecycleOutcome.Nothing : RecycleOutcome.Go) with
        {
            Strategy = settings.Strategy,
            ToVersion = view.Version,
            OutOfDate = [.. view.OutOfDate.Select(member => member.Id)],
        };
    }

    /// <summary>Takes the group's lock; where another run has it, that one is asked for one more round. A dry run only looks, and takes none.</summary>
    public async Task<RecycleReport> LockAsync(StepContext step)
    {
        if (await records.FindHeldAsync(step.Execution, step.Retry) is null && await IsDryAsync(step))
        {
            return step.Report(RecycleOutcome.Go);
        }

        while (true)
        {
            if (await records.LockAsync(step.Execution, step.Retry) is { } record)
            {
                return step.Report(RecycleOutcome.Go, record.Run);
            }

            if (await records.AskForAnotherRoundAsync(step.Execution, step.Retry))
            {
                return step.Report(RecycleOutcome.Coalesced);
            }
        }
    }

    /// <summary>Whether the time is one in which instances may be replaced.</summary>
    public async Task<RecycleReport> WindowAsync(StepContext step)
    {
        if (await HeldUnlessDryAsync(step) is not { } record)
        {
            return step.Report(RecycleOutcome.Go);
        }

        RecycleSettings settings;
        try
        {
            settings = RecycleTags.Read((await reader.ReadAsync(step.Retry)).Tags);
        }
        catch (RecycleRefusedException)
        {
            // Snapshot says so, and then what an earlier run left is given back.
            return step.Report(RecycleOutcome.Go, record.Run);
        }

        if (settings.IsDryRun || ExclusionOf(settings)?.EndOf(step.Task.At) is not { } end)
        {
            return step.Report(RecycleOutcome.Go, record.Run);
        }

        await records.SaveAsync(record, record.Run ?? new RecycleRun(), end, step.Retry);
        return step.Report(RecycleOutcome.Closed, record.Run) with { Strategy = settings.Strategy, Until = Timestamps.NotBefore(end) };
    }

    /// <summary>Records what the group is like, and what of it the round replaces.</summary>
    public async Task<RecycleReport> SnapshotAsync(StepContext step)
    {
        if (await HeldUnlessDryAsync(step) is not { } record)
        {
            return step.Report(RecycleOutcome.Go);
        }

        if (record.Run is { } begun && begun.BeganBy == step.At)
        {
            return step.Report(RecycleOutcome.Go, begun) with { OutOfDate = [.. begun.Old.Keys] };
        }

        record = await records.TakeUpAsync(record, step.Retry);
        GroupView view;
        RecycleSettings settings;
        try
        {
            (view, settings) = await LookAsync(step, record.Run);
        }
        catch (RecycleRefusedException) when (record.Run is not null)
        {
            // Nothing of this round is to be rolled back. Sizes and processes are given back.
            await records.SaveAsync(record, record.Run with { HasBegun = false }, until: null, step.Retry);
            throw;
        }

        var run = Begin(record.Run ?? new RecycleRun(), settings, view, step);
        if (run.Round > MostRounds)
        {
            // What came before is done: there is nothing of this round to be rolled back.
            await records.SaveAsync(record, record.Run! with { HasBegun = false }, until: null, step.Retry);
            throw new RecycleFailedException($"after {MostRounds} rounds there still are instances out of date: {string.Join(", ", run.Old.Keys)}");
        }

        await records.SaveAsync(record, run, until: null, step.Retry);
        return step.Report(RecycleOutcome.Go, run) with { OutOfDate = [.. run.Old.Keys] };
    }

    /// <summary>Says what the round will do.</summary>
    public async Task<RecycleReport> PlanAsync(StepContext step)
    {
        if (await HeldUnlessDryAsync(step) is not { } record)
        {
            var (dryView, settings) = await LookAsync(step, run: null);
            var dryRun = Begin(new RecycleRun(), settings with { IsDryRun = false }, dryView, step) with { IsDryRun = true };
            return await TellAsync(dryRun, dryView, RecycleEvent.End, "dry run: ", RecycleOutcome.DryRun, step);
        }

        var run = record.Run!;
        return run.Old.Count == 0
            ? step.Report(RecycleOutcome.Nothing, run)
            : await TellAsync(run, await reader.ReadAsync(step.Retry), RecycleEvent.Start, "", RecycleOutcome.Go, step);
    }

    private async Task<RecycleReport> TellAsync(RecycleRun run, GroupView view, string what, string prefix, string outcome, StepContext step)
    {
        var plan = PlanText.Of(run, view);
        var text = $"{prefix}{run.Old.Count} of {view.Members.Count} instances are to be replaced ({run.From} to {run.To}): {string.Join("; ", plan)}";
        await notifications.SendAsync(what, step.Execution, run, text, step.Retry);
        return step.Report(outcome, run) with { Plan = plan, OutOfDate = [.. run.Old.Keys] };
    }

    /// <summary>The execution's record; null for a dry run, which has none.</summary>
    private async Task<RunRecord?> HeldUnlessDryAsync(StepContext step) =>
        await records.FindHeldAsync(step.Execution, step.Retry) is { } record ? record
        : await IsDryAsync(step) ? null
        : await records.HeldAsync(step.Execution, step.Retry);

    private async Task<bool> IsDryAsync(StepContext step) =>
        step.Task.IsDryRun || RecycleTags.AsksForDryRun((await reader.ReadAsync(step.Retry)).Tags);

    /// <summary>
    /// A round over what is out of date now; over nothing where the group's tags have come to ask for dry runs. What an earlier round, or a run that died, had found of
    /// the sizes stays.
    /// </summary>
    private RecycleRun Begin(RecycleRun run, RecycleSettings settings, GroupView view, StepContext step)
    {
        var old = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in settings.IsDryRun ? [] : view.OutOfDate)
        {
            old[member.Id] = member.Version ?? "none";
        }

        var now = time.GetUtcNow();
        var isMine = run.Execution == step.Execution;
        var original = run.Original is null ? view.Sizes : RestorePlanner.Sizes(run, view);

        // A roll-back that needs another round is still one; a version that came meanwhile ends it.
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
            Deadline = Timestamps.Of(now + options.Deadline),
            RefreshId = null,
            IsRollingBack = isRollingBack,
            Failure = isRollingBack ? run.Failure : null,
            // A round over nothing has no end of its own to tell.
            HasSentEnd = isMine && old.Count == 0 && run.HasSentEnd,
            BeganBy = step.At,
            Exclusion = ExclusionOf(settings)?.Text,
        };
    }

    /// <summary>
    /// Of the group's own template, for only to that one can be gone back, and of instances that work, where there are such: others may be of a version that has just failed.
    /// Of equals the newest.
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
            if (best is null || count > counts[best] || (count == counts[best] && string.CompareOrdinal(version.PadLeft(9, '0'), best.PadLeft(9, '0')) > 0))
            {
                best = version;
            }
        }

        return best;
    }

    /// <summary>Only one strategy heeds it.</summary>
    private static ExclusionWindow? ExclusionOf(RecycleSettings settings) => settings.Strategy == RecycleStrategy.OutInTimed ? settings.Exclusion : null;

    private async Task<(GroupView View, RecycleSettings Settings)> LookAsync(StepContext step, RecycleRun? run)
    {
        var view = await reader.ReadAsync(step.Retry);
        var settings = RecycleTags.Read(view.Tags);
        var refreshes = await changes.RefreshesAsync(step.Retry);
        RecycleGuards.Check(settings, view, run?.Original?.Desired ?? view.Sizes.Desired, refreshes.Any(GroupChanges.IsActive));
        return (view, settings);
    }
}
