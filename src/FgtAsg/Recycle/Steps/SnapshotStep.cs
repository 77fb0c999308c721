using FgtAsg.Configuration;
using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Records the state of the group and the instances that the round replaces. It makes no snapshots of disks.</summary>
internal sealed class SnapshotStep(
    RecycleOptions options, RecyclableGroup group, RunRecords records, RunLookup runs, TimeProvider time) : IRecycleStep
{
    /// <summary>After this many rounds, a group that keeps changing is left to the next run.</summary>
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
            // This round has nothing to roll back. Later steps restore the sizes and processes.
            await records.SaveAsync(record, record.Run with { HasBegun = false }, until: null, step.Retry);
            throw;
        }

        var run = RoundPlanner.Begin(record.Run ?? new RecycleRun(), settings, view, step, time.GetUtcNow(), options.Deadline);
        if (run.Round > MostRounds)
        {
            // The earlier rounds are finished, and this round has nothing to roll back.
            await records.SaveAsync(record, record.Run! with { HasBegun = false }, until: null, step.Retry);
            throw new RecycleFailedException(
                $"after {MostRounds} rounds there still are instances out of date: {string.Join(", ", run.Old.Keys)}");
        }

        await records.SaveAsync(record, run, until: null, step.Retry);
        return step.Report(RecycleOutcome.Go, run) with { OutOfDate = [.. run.Old.Keys] };
    }
}
