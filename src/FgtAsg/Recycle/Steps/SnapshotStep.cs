using FgtAsg.Configuration;
using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Records what the group is like, and what of it the round replaces. No snapshot of a disk.</summary>
internal sealed class SnapshotStep(
    RecycleOptions options, RecyclableGroup group, RunRecords records, RunLookup runs, TimeProvider time) : IRecycleStep
{
    /// <summary>A group that is changed again and again is left to the next run.</summary>
    public const int MostRounds = 10;

    public string Name => RecycleStepNames.Snapshot;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        if (await runs.FindUnlessDryAsync(step) is not { } record)
        {
            return step.Report(RecycleOutcome.Go);
        }

        if (record.Run is { } begun && begun.BeganBy == step.At)
        {
            return step.Report(RecycleOutcome.Go, begun) with { OutOfDate = [.. begun.Old.Keys] };
        }

        record = await records.TakeUpAsync(record, step.Retry);
        GroupView view;
        RecycleSettings settings;
        try
        {
            (view, settings) = await group.ReadAsync(step, record.Run);
        }
        catch (RecycleRefusedException) when (record.Run is not null)
        {
            // Nothing of this round is to be rolled back. Sizes and processes are given back.
            await records.SaveAsync(record, record.Run with { HasBegun = false }, until: null, step.Retry);
            throw;
        }

        var run = RoundPlanner.Begin(record.Run ?? new RecycleRun(), settings, view, step, time.GetUtcNow(), options.Deadline);
        if (run.Round > MostRounds)
        {
            // What came before is done: there is nothing of this round to be rolled back.
            await records.SaveAsync(record, record.Run! with { HasBegun = false }, until: null, step.Retry);
            throw new RecycleFailedException(
                $"after {MostRounds} rounds there still are instances out of date: {string.Join(", ", run.Old.Keys)}");
        }

        await records.SaveAsync(record, run, until: null, step.Retry);
        return step.Report(RecycleOutcome.Go, run) with { OutOfDate = [.. run.Old.Keys] };
    }
}
