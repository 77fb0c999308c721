using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Takes the group's lock. If another run holds it, asks that run for one more round. A dry run takes no lock.</summary>
internal sealed class LockStep(RunRecords records, RunLookup runs) : IRecycleStep
{
    public string Name => RecycleStepNames.Lock;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        if (await records.FindHeldAsync(step.Execution, step.Retry) is null && await runs.IsDryAsync(step))
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
}
