using System.Globalization;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle.Steps;

/// <summary>
/// Reads the group in the middle of a round, and carries out at most one action. The action follows from the state of the group, so a
/// repeat after a crash continues where the first attempt stopped. Facts that the group does not show are recorded before the action.
/// </summary>
internal sealed class ReplaceStep(
    RecycleOptions options,
    GroupReader reader,
    GroupChanges changes,
    RunRecords records,
    RecycleNotifications notifications,
    TimeProvider time)
    : IRecycleStep
{
    /// <summary>Processes that would launch or terminate instances between two steps.</summary>
    private static readonly string[] Disturbing = ["AZRebalance", "AlarmNotification", "ScheduledActions"];

    public string Name => RecycleStepNames.Step;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        var record = await records.HeldAsync(step.Execution, step.Retry);
        var view = await reader.ReadAsync(step.Retry);
        var run = RoundView.Observe(record.Run!, view);
        if (WindowEndOf(run, step) is { } end)
        {
            return await PauseAsync(record, run, end, step);
        }

        run = Begun(run, view);
        record = await records.SaveAsync(record, run, until: null, step.Retry);
        if (run.Failed.Count > options.FailureBudget)
        {
            throw new RecycleFailedException(
                $"{run.Failed.Count} new instances of version {run.To} failed, but only {options.FailureBudget} may fail: "
                + string.Join(", ", run.Failed));
        }

        var now = time.GetUtcNow();
        var action = await NextAsync(run, view, step);
        if (action is RecycleAction.Wait wait && now > Timestamps.Parse(run.Deadline))
        {
            throw new RecycleFailedException($"the round was to be over by {run.Deadline}, and still waits for {wait.For}");
        }

        await SuspendAsync(run, view, step);
        switch (action)
        {
            case RecycleAction.Done:
                return step.Report(RecycleOutcome.Go, run);
            case RecycleAction.GiveUp giveUp:
                throw new RecycleFailedException(giveUp.Reason);
            case RecycleAction.Resize resize:
                await ResizeAsync(record, run, view, resize, step);
                break;
            case RecycleAction.Terminate terminate:
                await TerminateAsync(record, run, terminate, now, step);
                break;
            case RecycleAction.StartRefresh:
                await StartRefreshAsync(record, run, step);
                break;
        }

        return step.Report(RecycleOutcome.Wait, run) with { WaitSeconds = (int)options.Poll.TotalSeconds };
    }

    /// <summary>A rollback ignores the window, because the fleet is in an unwanted state.</summary>
    private static DateTimeOffset? WindowEndOf(RecycleRun run, StepContext step) =>
        run is { Exclusion: { } exclusion, IsRollingBack: false } ? ExclusionWindow.Parse(exclusion).EndOf(step.Task.At) : null;

    /// <summary>Extends the deadline by the pause, but only once if the step is repeated.</summary>
    private async Task<RecycleReport> PauseAsync(RunRecord record, RecycleRun run, DateTimeOffset end, StepContext step)
    {
        if (run.PausedBy != step.At)
        {
            var deadline = (Timestamps.Parse(run.Deadline) ?? end) + (end - step.Task.At);
            run = run with { PausedBy = step.At, Deadline = Timestamps.NotBefore(deadline) };
        }

        await records.SaveAsync(record, run, end, step.Retry);
        return step.Report(RecycleOutcome.Closed, run) with { Until = Timestamps.NotBefore(end) };
    }

    /// <summary>An instance refresh does not need suspended processes.</summary>
    private static RecycleRun Begun(RecycleRun run, GroupView view) => run.HasBegun
        ? run
        : run with
        {
            HasBegun = true,
            Suspended = run.Strategy == RecycleStrategy.InstanceRefresh
                ? run.Suspended
                : [.. run.Suspended, .. Disturbing.Where(process => !view.Suspended.Contains(process) && !run.Suspended.Contains(process))],
        };

    private async Task<RecycleAction> NextAsync(RecycleRun run, GroupView view, StepContext step)
    {
        switch (run.Strategy)
        {
            case RecycleStrategy.InOut:
                return InOutPlanner.Next(run, view, time.GetUtcNow());
            case RecycleStrategy.InstanceRefresh:
                var refreshes = await changes.RefreshesAsync(step.Retry);
                var began = Timestamps.Parse(run.RoundAt);
                // An active refresh belongs to the round, whoever started it. So does a refresh that was started since the round began,
                // even if the answer of that call was lost.
                var refresh = refreshes.FirstOrDefault(GroupChanges.IsActive)
                    ?? refreshes.FirstOrDefault(r => r.InstanceRefreshId == run.RefreshId || r.StartTime >= began?.UtcDateTime);
                var detail = refresh is null ? null : $"{refresh.PercentageComplete ?? 0} %, {refresh.StatusReason}";
                return RefreshPlanner.Next(refresh?.Status?.Value, detail);
            default:
                return OutInPlanner.Next(run, view, time.GetUtcNow());
        }
    }

    private async Task SuspendAsync(RecycleRun run, GroupView view, StepContext step)
    {
        var missing = run.Suspended.Where(process => !view.Suspended.Contains(process)).ToList();
        if (missing.Count > 0)
        {
            await changes.SuspendAsync(missing, step.Retry);
        }
    }

    private async Task ResizeAsync(RunRecord record, RecycleRun run, GroupView view, RecycleAction.Resize resize, StepContext step)
    {
        run = run with { HasResized = true, SetMax = resize.Max == view.Sizes.Max ? run.SetMax : resize.Max };
        await records.SaveAsync(record, run, until: null, step.Retry);
        await changes.ResizeAsync(resize.Max, resize.Desired, step.Retry);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"the desired capacity goes from {view.Sizes.Desired} to {resize.Desired} (at most {resize.Max}), with version {run.To}");
        await notifications.SendAsync(RecycleEvent.Step, step.Execution, run, text, step.Retry);
    }

    private async Task TerminateAsync(
        RunRecord record, RecycleRun run, RecycleAction.Terminate terminate, DateTimeOffset now, StepContext step)
    {
        run = run with { HasResized = run.HasResized || terminate.Decrement, Removed = run.Removing(terminate.InstanceIds, now) };
        await records.SaveAsync(record, run, until: null, step.Retry);
        foreach (var id in terminate.InstanceIds)
        {
            await changes.TerminateAsync(id, terminate.Decrement, step.Retry);
        }

        await notifications.SendAsync(
            RecycleEvent.Step, step.Execution, run, $"terminating {string.Join(", ", terminate.InstanceIds)}", step.Retry);
    }

    private async Task StartRefreshAsync(RunRecord record, RecycleRun run, StepContext step)
    {
        var id = await changes.StartRefreshAsync(step.Retry);
        run = run with { RefreshId = id };
        await records.SaveAsync(record, run, until: null, step.Retry);
        var text = $"an instance refresh to version {run.To} was started ({id ?? "one was active"})";
        await notifications.SendAsync(RecycleEvent.Step, step.Execution, run, text, step.Retry);
    }
}
