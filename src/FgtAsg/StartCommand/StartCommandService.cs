using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Instances;
using Microsoft.Extensions.Logging;

namespace FgtAsg.StartCommand;

/// <summary>Once a firewall runs and has its name: tells of it, and has it run the configured command, once for each start.</summary>
internal sealed class StartCommandService(
    FunctionOptions options,
    StartedInstances subjects,
    JoiningHeartbeat hooks,
    CommandSender sender,
    SystemsManagerCommands commands,
    CommandRecords records,
    Notifications topics,
    FleetMetrics metrics,
    ILogger logger)
{
    public const string ActionName = "start";

    /// <summary>For an instance that runs. EC2 tells of every instance: most are not the group's.</summary>
    public async Task<Result> StartAsync(InstanceRunning running, Invocation invocation)
    {
        if (options.Start is null && options.Topics.Running is null)
        {
            return Result.Ignored(action: null, instanceId: null, "an instance became 'running': only its end is of interest");
        }

        return await TryAsync(running.InstanceId, isLetIn: false, invocation);
    }

    /// <summary>For an instance that came into the group: anew, or out of the warm pool, where it may have run before. Its confirmation comes first.</summary>
    public async Task<Result> StartAfterAsync(LaunchSucceeded launched, Result confirmed, Invocation invocation)
    {
        if (options.Start is null || launched.IntoWarmPool)
        {
            return confirmed;
        }

        var started = await TryAsync(launched.InstanceId, isLetIn: true, invocation);
        if (started.Status == ResultStatus.Ignored)
        {
            return confirmed;
        }

        metrics.Handled(started, invocation.Elapsed);
        return confirmed with
        {
            Status = confirmed.Status == ResultStatus.Failed ? ResultStatus.Failed : started.Status,
            Hostname = started.Hostname,
            Report = started.Report,
            Reason = started.Reason is null ? confirmed.Reason : confirmed.Reason is null ? started.Reason : $"{confirmed.Reason}; {started.Reason}",
            Warnings = [.. confirmed.Warnings, .. started.Warnings],
        };
    }

    private async Task<Result> TryAsync(InstanceId id, bool isLetIn, Invocation invocation)
    {
        try
        {
            return await StartAsync(id, isLetIn, invocation);
        }
        catch (InstanceGoneException e)
        {
            return Result.Ignored(ActionName, id, e.Message);
        }
        // All of them: the event comes again, and whoever watches the failures sees this one.
        catch (Exception e)
        {
            logger.StartFailed(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, e is CommandRefusedException ? e.Message : AwsErrors.Describe(e));
        }
    }

    private async Task<Result> StartAsync(InstanceId id, bool isLetIn, Invocation invocation)
    {
        var looking = invocation.Working(NoHeartbeat.Instance);
        var subject = await subjects.FindAsync(id, isLetIn, looking);
        if (subject.ReasonToIgnore is { } reason)
        {
            return Result.Ignored(ActionName, id, reason);
        }

        var warning = isLetIn ? null : await topics.TellRunningAsync(subject.Id, subject.Instance!, invocation);
        var result = options.Start is null
            ? ResultOf(id, ResultStatus.Completed, "no command is configured")
            : await RunAsync(subject, invocation, invocation.Working(await hooks.HeartbeatOfAsync(subject, looking)));
        return warning is null ? result : result with { Warnings = [.. result.Warnings, warning] };
    }

    private async Task<Result> RunAsync(StartedInstance subject, Invocation invocation, RetryContext retry)
    {
        var startedAt = subject.Instance!.LaunchTime!.Value;
        var run = new CommandRun(
            subject,
            CommandRecord.KeyOf(subject.Id, startedAt),
            CommandRecord.MarkerOf(subject.Id, startedAt),
            Guid.NewGuid().ToString("N"),
            new DateTimeOffset(startedAt.ToUniversalTime()),
            invocation.Until);
        var record = await sender.SendOnceAsync(run, retry);
        if (record.State == CommandState.Ended)
        {
            return ResultOf(subject.Id, ResultStatus.Completed, $"an earlier delivery told how the command of this start ended: {record.Status}", record);
        }

        var end = await commands.FollowAsync(subject.Id, record.CommandId!, retry);
        var status = end.Status.Value;
        var isFirst = await records.NoteEndAsync(record, run.Owner, status, end.ResponseCode, retry);
        var ended = record with { Status = status, ResponseCode = end.ResponseCode };
        if (isFirst)
        {
            metrics.CommandEnded(hasFailed: status != "Success");
        }

        if (status == "Success" || !isFirst)
        {
            return ResultOf(subject.Id, ResultStatus.Completed, reason: null, ended);
        }

        logger.CommandFailed(subject.Id.Value, record.CommandId!, status, end.StatusDetails, end.ResponseCode);
        return ResultOf(
            subject.Id, ResultStatus.Failed, $"the command {record.CommandId} ended {status} ({end.StatusDetails}): it is not sent again", ended);
    }

    private static Result ResultOf(InstanceId id, ResultStatus status, string? reason, CommandRecord? record = null) => new()
    {
        Status = status,
        Action = ActionName,
        InstanceId = id.Value,
        Hostname = record?.Hostname,
        Reason = reason,
        Report = record is { CommandId: { } commandId, Status: { } ended } ? new CommandReport(commandId, ended, record.ResponseCode) : null,
    };
}

/// <param name="CommandId">The command that was sent for this start of the instance.</param>
/// <param name="Status">How it ended, in Systems Manager's words: Success, Failed, TimedOut or Cancelled.</param>
/// <param name="ResponseCode">Its exit code; null where Systems Manager has none.</param>
internal sealed record CommandReport(string CommandId, string Status, long? ResponseCode) : Report;
