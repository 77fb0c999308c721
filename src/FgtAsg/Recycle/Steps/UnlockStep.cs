using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Gives the lock up, unless the group was changed meanwhile: then it is kept for one more round.</summary>
internal sealed class UnlockStep(RunRecords records) : IRecycleStep
{
    public string Name => RecycleStepNames.Unlock;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        // A repeat finds no lock of its own any more: how the run ended, the state machine has kept.
        var run = await records.FindAsync(step.Retry) is { } record && record.Owner == step.Execution ? record.Run : null;
        var isUnlocked = await records.UnlockAsync(step.Execution, step.Retry);
        return step.Report(isUnlocked ? RecycleOutcome.Go : RecycleOutcome.Again, run) with
        {
            HasFailed = step.Task.HasFailed || run?.Failure is not null,
        };
    }
}
