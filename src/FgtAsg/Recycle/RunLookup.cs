namespace FgtAsg.Recycle;

/// <summary>Finds the record of the run that a step belongs to.</summary>
internal sealed class RunLookup(GroupReader reader, RunRecords records)
{
    /// <summary>The execution's record; null for a dry run, which has none.</summary>
    public async Task<RunRecord?> FindUnlessDryAsync(StepContext step) =>
        await records.FindHeldAsync(step.Execution, step.Retry) is { } record ? record
        : await IsDryAsync(step) ? null
        : await records.HeldAsync(step.Execution, step.Retry);

    public async Task<bool> IsDryAsync(StepContext step) =>
        step.Task.IsDryRun || RecycleTags.AsksForDryRun((await reader.ReadAsync(step.Retry)).Tags);
}
