using FgtAsg.Configuration;
using FgtAsg.Events;

namespace FgtAsg.Recycle.Steps;

/// <summary>Reports what the round will do.</summary>
internal sealed class PlanStep(
    RecycleOptions options,
    RecyclableGroup group,
    GroupReader reader,
    RunLookup runs,
    RecycleNotifications notifications,
    TimeProvider time)
    : IRecycleStep
{
    public string Name => RecycleStepNames.Plan;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        if (await runs.FindUnlessDryAsync(step) is not { } record)
        {
            var (dryView, settings) = await group.ReadAsync(step, run: null);
            var begun = RoundPlanner.Begin(
                new RecycleRun(), settings with { IsDryRun = false }, dryView, step, time.GetUtcNow(), options.Deadline);
            var dryRun = begun with { IsDryRun = true };
            return await TellAsync(dryRun, dryView, RecycleEvent.End, "dry run: ", RecycleOutcome.DryRun, step);
        }

        var run = record.Run!;
        return run.Old.Count == 0
            ? step.Report(RecycleOutcome.Nothing, run)
            : await TellAsync(run, await reader.ReadAsync(step.Retry), RecycleEvent.Start, "", RecycleOutcome.Go, step);
    }

    private async Task<RecycleReport> TellAsync(
        RecycleRun run, GroupView view, string what, string prefix, string outcome, StepContext step)
    {
        var plan = PlanText.Of(run, view);
        var text = $"{prefix}{run.Old.Count} of {view.Members.Count} instances are to be replaced ({run.From} to {run.To}): "
            + string.Join("; ", plan);
        await notifications.SendAsync(what, step.Execution, run, text, step.Retry);
        return step.Report(outcome, run) with { Plan = plan, OutOfDate = [.. run.Old.Keys] };
    }
}
