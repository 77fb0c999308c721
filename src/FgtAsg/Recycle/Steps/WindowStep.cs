using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle.Steps;

/// <summary>Checks whether instances may be replaced at this time.</summary>
internal sealed class WindowStep(GroupReader reader, RunRecords records, RunLookup runs) : IRecycleStep
{
    public string Name => RecycleStepNames.Window;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        if (await runs.FindUnlessDryAsync(step) is not { } record)
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
            // The snapshot step reports this error. Afterwards the leftovers of an earlier run are restored.
            return step.Report(RecycleOutcome.Go, record.Run);
        }

        if (settings.IsDryRun || RoundPlanner.ExclusionOf(settings)?.EndOf(step.Task.At) is not { } end)
        {
            return step.Report(RecycleOutcome.Go, record.Run);
        }

        await records.SaveAsync(record, record.Run ?? new RecycleRun(), end, step.Retry);
        return step.Report(RecycleOutcome.Closed, record.Run) with { Strategy = settings.Strategy, Until = Timestamps.NotBefore(end) };
    }
}
