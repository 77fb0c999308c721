using System.Globalization;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>The steps that end a run, or a round of it: well or not.</summary>
internal sealed class RunEnding(
    RecycleOptions options, GroupReader reader, GroupChanges changes, RunRecords records, RecycleNotifications notifications, FleetMetrics metrics, TimeProvider time)
{
    /// <summary>Whether all is as it was meant.</summary>
    public async Task<RecycleReport> VerifyAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Retry);
        var run = record.Run!;
        var view = await reader.ReadAsync(step.Retry);
        if (view.OutOfDate.Count > 0)
        {
            return step.Report(RecycleOutcome.Again, run) with { OutOfDate = [.. view.OutOfDate.Select(member => member.Id)] };
        }

        var ready = view.Staying.Count(member => member.IsReady);
        var goal = run.HasResized ? RestorePlanner.Sizes(run, view).Desired : view.Sizes.Desired;
        if (ready >= goal)
        {
            return step.Report(RecycleOutcome.Go, run);
        }

        return time.GetUtcNow() > Timestamps.Parse(run.Deadline)
            ? throw new RecycleFailedException($"only {ready} of {goal} instances are in service and healthy")
            : step.Report(RecycleOutcome.Wait, run) with { WaitSeconds = (int)options.Poll.TotalSeconds };
    }

    /// <summary>Returns the group to the version from before, for the steps to replace what is of another one.</summary>
    public async Task<RecycleReport> RollBackAsync(StepContext step)
    {
        if (step.Task.IsDryRun)
        {
            throw new LockLostException($"a dry run has nothing to roll back: {step.Task.Failure}");
        }

        var record = await records.HeldAsync(step.Execution, step.Retry);
        var run = record.Run ?? new RecycleRun();
        if (run.IsRollingBack && run.BeganBy == step.At)
        {
            return step.Report(RecycleOutcome.Go, run);
        }

        var failure = step.Task.Failure ?? "the run failed";
        if (!run.HasBegun || run.IsRollingBack || run.From is null)
        {
            run = run with { Failure = run.IsRollingBack ? $"{run.Failure}; and rolling back failed: {failure}" : failure };
            await records.SaveAsync(record, run, until: null, step.Retry);
            return step.Report(RecycleOutcome.GaveUp, run);
        }

        var refreshes = await changes.RefreshesAsync(step.Retry);
        if (refreshes.FirstOrDefault(GroupChanges.IsActive) is { } active)
        {
            if (active.Status?.Value is not ("Cancelling" or "RollbackInProgress"))
            {
                await changes.CancelRefreshAsync(step.Retry);
            }

            return step.Report(RecycleOutcome.Wait, run) with { WaitSeconds = (int)options.Poll.TotalSeconds };
        }

        var view = await reader.ReadAsync(step.Retry);
        var isOurs = view.TemplateId == run.TemplateId && (view.Version == run.To || (run.Failure is not null && view.Version == run.From));
        if (!isOurs)
        {
            // Whoever changed the group meanwhile knows better than its past: that version gets its round, and what failed goes with it.
            var newer = $"failed ({failure}), but the group has been changed to version {view.Version} meanwhile: going on with that";
            await notifications.SendAsync(RecycleEvent.Step, step.Execution, run, newer, step.Retry);
            return step.Report(RecycleOutcome.Again, run);
        }

        return await RollBackAsync(record, run with { Failure = failure }, step);
    }

    /// <summary>Gives the group its sizes and processes back. Where it is told why rolling back failed, that is how the run ends.</summary>
    public async Task<RecycleReport> RestoreAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Retry);
        var run = record.Run ?? new RecycleRun();
        if (step.Task.Failure is { } failure && run.Failure is null)
        {
            run = run with { Failure = failure };
            record = await records.SaveAsync(record, run, until: null, step.Retry);
        }

        if (run.Original is null)
        {
            return step.Report(RecycleOutcome.Go, run);
        }

        var view = await reader.ReadAsync(step.Retry);
        if (run.HasResized && RestorePlanner.Surplus(run, view) is { Count: > 0 } surplus)
        {
            run = run with { Removed = RunStep.Removing(run, surplus, time.GetUtcNow()) };
            record = await records.SaveAsync(record, run, until: null, step.Retry);
            foreach (var id in surplus)
            {
                await changes.TerminateAsync(id, decrement: true, step.Retry);
            }

            view = await reader.ReadAsync(step.Retry);
        }

        var ours = run.Suspended.Where(view.Suspended.Contains).ToList();
        if (ours.Count > 0)
        {
            await changes.ResumeAsync(ours, step.Retry);
        }

        var sizes = RestorePlanner.Sizes(run, view);
        if (run.HasResized && sizes != view.Sizes)
        {
            await changes.ResizeAsync(sizes.Max, sizes.Desired, step.Retry);
        }

        run = run with { Original = null, SetMax = null, HasResized = false, HasBegun = false, Suspended = [] };
        await records.SaveAsync(record, run, until: null, step.Retry);
        return step.Report(RecycleOutcome.Go, run);
    }

    /// <summary>Says how the run ended; also one that never had the lock.</summary>
    public async Task<RecycleReport> NotifyAsync(StepContext step)
    {
        var record = await records.FindAsync(step.Retry);
        if (record?.Owner != step.Execution)
        {
            var refused = await AddressedAsync(new RecycleRun { Failure = step.Task.Failure ?? "the run failed", IsDryRun = step.Task.IsDryRun }, step);
            await SendAsync(refused, step);
            return step.Report(RecycleOutcome.Go, refused);
        }

        var run = record.Run ?? await AddressedAsync(new RecycleRun(), step);
        if (step.Task.Failure is { } failure)
        {
            // The run could not be brought to its end. That is told also after what was told before.
            run = run with { Failure = run.Failure ?? failure };
            await SendAsync(run, step, failure);
        }
        else if (!run.HasSentEnd)
        {
            await SendAsync(run, step);
        }

        await records.SaveAsync(record, run with { HasSentEnd = true }, until: null, step.Retry);
        return step.Report(RecycleOutcome.Go, run);
    }

    /// <summary>Gives the lock up, unless the group was changed meanwhile: then it is kept for one more round.</summary>
    public async Task<RecycleReport> UnlockAsync(StepContext step)
    {
        // A repeat finds no lock of its own any more: how the run ended, the state machine has kept.
        var run = await records.FindAsync(step.Retry) is { } record && record.Owner == step.Execution ? record.Run : null;
        var isUnlocked = await records.UnlockAsync(step.Execution, step.Retry);
        return step.Report(isUnlocked ? RecycleOutcome.Go : RecycleOutcome.Again, run) with { HasFailed = step.Task.HasFailed || run?.Failure is not null };
    }

    /// <summary>The failure is written first: a repeat then knows the old version for this roll-back's own.</summary>
    private async Task<RecycleReport> RollBackAsync(RunRecord record, RecycleRun run, StepContext step)
    {
        record = await records.SaveAsync(record, run, until: null, step.Retry);
        await changes.SetVersionAsync(run.TemplateId!, run.From!, step.Retry);
        var view = await reader.ReadAsync(step.Retry);
        var old = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in view.OutOfDate)
        {
            old[member.Id] = member.Version ?? "none";
        }

        var now = time.GetUtcNow();
        run = run with
        {
            IsRollingBack = true,
            BeganBy = step.At,
            To = run.From,
            Old = old,
            Seen = [],
            Failed = [],
            Removed = new(StringComparer.Ordinal),
            Replaced = run.Replaced + run.Removed.Count,
            RefreshId = null,
            RoundAt = Timestamps.NotBefore(now),
            Deadline = Timestamps.Of(now + options.Deadline),
        };
        await records.SaveAsync(record, run, until: null, step.Retry);
        await notifications.SendAsync(
            RecycleEvent.Failure, step.Execution, run, $"failed: {run.Failure}; rolling back to version {run.To}", step.Retry);
        return step.Report(RecycleOutcome.Go, run) with { OutOfDate = [.. old.Keys] };
    }

    /// <summary>Of a run that never came to read the tags: a message that nobody is named in is better than none.</summary>
    private async Task<RecycleRun> AddressedAsync(RecycleRun run, StepContext step)
    {
        try
        {
            return RecycleTags.Addressed(run, (await reader.ReadAsync(step.Retry)).Tags);
        }
        catch (Exception e) when (e is RecycleRefusedException || AwsErrors.IsFailure(e))
        {
            return run;
        }
    }

    private async Task SendAsync(RecycleRun run, StepContext step, string? breakdown = null)
    {
        var replaced = run.Replaced + run.Removed.Count;
        var text = run switch
        {
            _ when breakdown is not null && run.Original is not null =>
                $"failed: {breakdown}; the group's sizes and processes are not as before yet: the next run, after {RunRecords.Lease.TotalMinutes} minutes at the earliest, gives them back",
            _ when breakdown is not null => $"failed: {breakdown}",
            { Failure: { } failure, IsRollingBack: true } => $"rolled back to version {run.To}: {failure}",
            { Failure: { } failure } => $"failed, and nothing was rolled back: {failure}",
            _ => string.Create(CultureInfo.InvariantCulture, $"done: {replaced} instances were replaced in {run.Round} round(s); all are of version {run.To}"),
        };
        var hasFailed = run.Failure is not null;
        metrics.Recycled(hasFailed, replaced);
        await notifications.SendAsync(hasFailed ? RecycleEvent.Failure : RecycleEvent.End, step.Execution, run, text, step.Retry);
    }
}
