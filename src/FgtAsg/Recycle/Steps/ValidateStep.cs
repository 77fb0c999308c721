using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Whether the group can be recycled, and needs it.</summary>
internal sealed class ValidateStep(RecyclableGroup group, RunRecords records) : IRecycleStep
{
    public string Name => RecycleStepNames.Validate;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        // In the middle of a run, or of what a dead one left, the group is not what it is judged by: the lock says which, and Snapshot
        // judges.
        if (!step.Task.IsDryRun && await records.FindAsync(step.Retry) is not null)
        {
            return step.Report(RecycleOutcome.Go);
        }

        var (view, settings) = await group.ReadAsync(step, run: null);
        return step.Report(view.OutOfDate.Count == 0 ? RecycleOutcome.Nothing : RecycleOutcome.Go) with
        {
            Strategy = settings.Strategy,
            ToVersion = view.Version,
            OutOfDate = [.. view.OutOfDate.Select(member => member.Id)],
        };
    }
}
