using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle.Steps;

/// <summary>Returns the group to the earlier version. The next steps replace the instances of other versions.</summary>
internal sealed class RollBackStep(
    RecycleOptions options,
    GroupReader reader,
    GroupChanges changes,
    RunRecords records,
    RecycleNotifications notifications,
    TimeProvider time)
    : IRecycleStep
{
    public string Name => RecycleStepNames.RollBack;

    public async Task<RecycleReport> HandleAsync(StepContext step)
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
            // Somebody changed the group meanwhile, and that change takes precedence over the rollback. The new version gets its own
            // round, which also replaces the failed instances.
            var newer = $"failed ({failure}), but the group has been changed to version {view.Version} meanwhile: "
                + "continuing with that version";
            await notifications.SendAsync(RecycleEvent.Step, step.Execution, run, newer, step.Retry);
            return step.Report(RecycleOutcome.Again, run);
        }

        return await RollBackAsync(record, run with { Failure = failure }, step);
    }

    /// <summary>Records the failure first, so that a repeat recognizes the old version as the result of this rollback.</summary>
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
}
