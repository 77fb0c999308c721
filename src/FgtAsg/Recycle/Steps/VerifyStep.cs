using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle.Steps;

/// <summary>Checks whether all instances are up to date, and enough of them healthy.</summary>
internal sealed class VerifyStep(RecycleOptions options, GroupReader reader, RunRecords records, TimeProvider time) : IRecycleStep
{
    public string Name => RecycleStepNames.Verify;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Retry);
        var run = record.Run!;
        var view = await reader.ReadAsync(step.Retry);
        if (view.OutOfDate.Count > 0)
        {
            return step.Report(RecycleOutcome.Again, run) with { OutOfDate = [.. view.OutOfDate.Select(member => member.Id)] };
        }

        var ready = view.Staying.Count(member => member.IsReady);
        var goal = run.HasResized ? RestorePlanner.Sizes(run, view).Desired : view.Sizes.Desired;
        if (ready >= goal)
        {
            return step.Report(RecycleOutcome.Go, run);
        }

        return time.GetUtcNow() > Timestamps.Parse(run.Deadline)
            ? throw new RecycleFailedException($"only {ready} of {goal} instances are in service and healthy")
            : step.Report(RecycleOutcome.Wait, run) with { WaitSeconds = (int)options.Poll.TotalSeconds };
    }
}
