using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>
/// Restores the group's sizes and processes. If the task names the failure of a rollback, the run ends with that failure.
/// </summary>
internal sealed class RestoreStep(GroupReader reader, GroupChanges changes, RunRecords records, TimeProvider time) : IRecycleStep
{
    public string Name => RecycleStepNames.Restore;

    public async Task<RecycleReport> HandleAsync(StepContext step)
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
            run = run with { Removed = run.Removing(surplus, time.GetUtcNow()) };
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
}
