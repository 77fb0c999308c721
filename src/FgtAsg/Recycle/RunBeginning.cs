using FgtAsg.Answers;
using FgtAsg.Configuration;
using FgtAsg.Records;

namespace FgtAsg.Recycle;

/// <summary>The steps of a run before anything of the group is changed.</summary>
internal sealed class RunBeginning(RecycleOptions options, GroupReader reader, GroupChanges changes, RunRecords records, RecycleNotices notices, TimeProvider time)
{
    /// <summary>A group that is changed again and again is left to the next run.</summary>
    public const int MostRounds = 10;

    /// <summary>Whether the group can be recycled, and needs it.</summary>
    public async Task<AnsweredRecycle> ValidateAsync(StepContext step)
    {
        var (view, settings) = await LookAsync(step);
        var hasLeftover = await records.FindAsync(step.Patience, step.CancellationToken) is not null;
        return step.Answer(view.OutOfDate.Count == 0 && !hasLeftover ? RecycleOutcome.Nothing : RecycleOutcome.Go) with
        {
            Strategy = settings.Strategy,
            ToVersion = view.Version,
            OutOfDate = [.. view.OutOfDate.Select(member => member.Id)],
        };
    }

    /// <summary>Takes the group's lock; where another run has it, that one is asked for one more round.</summary>
    public async Task<AnsweredRecycle> LockAsync(StepContext step)
    {
        while (true)
        {
            if (await records.LockAsync(step.Execution, step.Patience, step.CancellationToken) is { } record)
            {
                return step.Answer(RecycleOutcome.Go, record.Run);
            }

            if (step.Task.IsDryRun || await records.AskForAnotherRoundAsync(step.Execution, step.Patience, step.CancellationToken))
            {
                return step.Answer(RecycleOutcome.Coalesced);
            }
        }
    }

    /// <summary>Whether the time is one in which instances may be replaced.</summary>
    public async Task<AnsweredRecycle> WindowAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Patience, step.CancellationToken);
        var settings = RecycleTags.Read((await reader.ReadAsync(step.Patience, step.CancellationToken)).Tags);
        if (step.Task.IsDryRun || settings.IsDryRun || ExclusionOf(settings)?.EndOf(step.Task.At) is not { } end)
        {
            return step.Answer(RecycleOutcome.Go, record.Run);
        }

        await records.SaveAsync(record, record.Run ?? new RecycleRun(), end, step.Patience, step.CancellationToken);
        return step.Answer(RecycleOutcome.Closed, record.Run) with { Strategy = settings.Strategy, Until = Timestamps.NotBefore(end) };
    }

    /// <summary>Records what the group is like, and what of it the round replaces.</summary>
    public async Task<AnsweredRecycle> SnapshotAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Patience, step.CancellationToken);
        if (record.Run is { } begun && begun.BeganBy == step.At)
        {
            return step.Answer(RecycleOutcome.Go, begun) with { OutOfDate = [.. begun.Old.Keys] };
        }

        record = await records.TakeUpAsync(record, step.Patience, step.CancellationToken);
        var (view, settings) = await LookAsync(step);
        var run = Begin(record.Run ?? new RecycleRun(), settings, view, step);
        if (run.Round > MostRounds)
        {
            // What came before is done: there is nothing of this round to be rolled back.
            await records.SaveAsync(record, record.Run! with { HasBegun = false }, until: null, step.Patience, step.CancellationToken);
            throw new RecycleFailedException($"after {MostRounds} rounds there still are instances out of date: {string.Join(", ", run.Old.Keys)}");
        }

        await records.SaveAsync(record, run, until: null, step.Patience, step.CancellationToken);
        return step.Answer(RecycleOutcome.Go, run) with { OutOfDate = [.. run.Old.Keys] };
    }

    /// <summary>Says what the round will do.</summary>
    public async Task<AnsweredRecycle> PlanAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Patience, step.CancellationToken);
        var run = record.Run!;
        if (run.Old.Count == 0)
        {
            return step.Answer(RecycleOutcome.Nothing, run);
        }

        var view = await reader.ReadAsync(step.Patience, step.CancellationToken);
        var plan = PlanText.Of(run, view);
        var text = $"{run.Old.Count} of {view.Members.Count} instances are to be replaced ({run.From} to {run.To}): {string.Join("; ", plan)}";
        await notices.SendAsync(
            run.IsDryRun ? RecycleEvent.End : RecycleEvent.Start, step.Execution, run, run.IsDryRun ? $"dry run: {text}" : text, step.Patience, step.CancellationToken);
        return step.Answer(run.IsDryRun ? RecycleOutcome.DryRun : RecycleOutcome.Go, run) with { Plan = plan, OutOfDate = [.. run.Old.Keys] };
    }

    /// <summary>A round over what is out of date now. What an earlier round, or a run that died, had found of the sizes stays.</summary>
    private RecycleRun Begin(RecycleRun run, RecycleSettings settings, GroupView view, StepContext step)
    {
        var old = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in view.OutOfDate)
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
            IsDryRun = step.Task.IsDryRun || settings.IsDryRun,
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
            HasSentEnd = false,
            BeganBy = step.At,
            Exclusion = ExclusionOf(settings)?.Text,
        };
    }

    /// <summary>Of the group's own template, for only to that one can be gone back. Of equals the newest.</summary>
    private static string? MostCommon(GroupView view)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? best = null;
        foreach (var member in view.OutOfDate)
        {
            if (member.TemplateId != view.TemplateId || member.Version is not { } version)
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

    private async Task<(GroupView View, RecycleSettings Settings)> LookAsync(StepContext step)
    {
        var view = await reader.ReadAsync(step.Patience, step.CancellationToken);
        var settings = RecycleTags.Read(view.Tags);
        var refreshes = await changes.RefreshesAsync(step.Patience, step.CancellationToken);
        RecycleGuards.Check(settings, view, refreshes.Any(GroupChanges.IsActive));
        return (view, settings);
    }
}
