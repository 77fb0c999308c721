using System.Globalization;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle.Steps;

/// <summary>Reports how the run ended, even if it never held the lock.</summary>
internal sealed class NotifyStep(
    GroupReader reader, RunRecords records, RecycleNotifications notifications, FleetMetrics metrics) : IRecycleStep
{
    public string Name => RecycleStepNames.Notify;

    public async Task<RecycleReport> HandleAsync(StepContext step)
    {
        var record = await records.FindAsync(step.Retry);
        if (record?.Owner != step.Execution)
        {
            var failed = new RecycleRun { Failure = step.Task.Failure ?? "the run failed", IsDryRun = step.Task.IsDryRun };
            var refused = await AddressedAsync(failed, step);
            await SendAsync(refused, step);
            return step.Report(RecycleOutcome.Go, refused);
        }

        var run = record.Run ?? await AddressedAsync(new RecycleRun(), step);
        if (step.Task.Failure is { } failure)
        {
            // The run could not be completed. This is reported even if an end message was sent before.
            run = run with { Failure = run.Failure ?? failure };
            await SendAsync(run, step, failure);
        }
        else if (!run.HasSentEnd)
        {
            await SendAsync(run, step);
        }

        await records.SaveAsync(record, run with { HasSentEnd = true }, until: null, step.Retry);
        return step.Report(RecycleOutcome.Go, run);
    }

    /// <summary>
    /// Adds the recipients to a run that has not read the tags. If the tags cannot be read, the message is sent without them.
    /// </summary>
    private async Task<RecycleRun> AddressedAsync(RecycleRun run, StepContext step)
    {
        try
        {
            return RecycleTags.Addressed(run, (await reader.ReadAsync(step.Retry)).Tags);
        }
        catch (Exception e) when (e is RecycleRefusedException || AwsErrors.IsFailure(e))
        {
            return run;
        }
    }

    private async Task SendAsync(RecycleRun run, StepContext step, string? breakdown = null)
    {
        var replaced = run.Replaced + run.Removed.Count;
        var text = run switch
        {
            _ when breakdown is not null && run.Original is not null =>
                $"failed: {breakdown}; the group's sizes and processes are not restored yet: the next run restores them, "
                + $"after {RunRecords.LeaseLength.TotalMinutes} minutes at the earliest",
            _ when breakdown is not null => $"failed: {breakdown}",
            { Failure: { } failure, IsRollingBack: true } => $"rolled back to version {run.To}: {failure}",
            { Failure: { } failure } => $"failed, and nothing was rolled back: {failure}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"done: {replaced} instances were replaced in {run.Round} round(s); all are of version {run.To}"),
        };
        var hasFailed = run.Failure is not null;
        metrics.Recycled(hasFailed, replaced);
        await notifications.SendAsync(hasFailed ? RecycleEvent.Failure : RecycleEvent.End, step.Execution, run, text, step.Retry);
    }
}
