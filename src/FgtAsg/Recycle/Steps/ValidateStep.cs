using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Checks whether the group can be recycled and needs it.</summary>
internal sealed class ValidateStep(RecyclableGroup group, RunRecords records) : IRecycleStep
{
    public string Name => RecycleStepNames.Validate;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        // During a run, or after a run that died, the state of the group decides nothing here. The lock step tells the two cases apart,
        // and the snapshot step checks the group.
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
