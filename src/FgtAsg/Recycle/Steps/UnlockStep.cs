using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Releases the lock. If the group was changed again, keeps it for one more round.</summary>
internal sealed class UnlockStep(RunRecords records) : IRecycleStep
{
    public string Name => RecycleStepNames.Unlock;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        // A repeat no longer finds its lock. The state machine has kept how the run ended.
        var run = await records.FindAsync(step.Retry) is { } record && record.Owner == step.Execution ? record.Run : null;
        var isUnlocked = await records.UnlockAsync(step.Execution, step.Retry);
        return step.Report(isUnlocked ? RecycleOutcome.Go : RecycleOutcome.Again, run) with
        {
            HasFailed = step.Task.HasFailed || run?.Failure is not null,
        };
    }
}
