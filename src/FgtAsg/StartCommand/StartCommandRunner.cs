using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.StartCommand;

/// <summary>Runs the configured command through Systems Manager, and waits for its end.</summary>
internal sealed class StartCommandRunner(
    JoiningHeartbeat heartbeats,
    CommandSender sender,
    SystemsManagerCommands commands,
    CommandRecords records,
    FleetMetrics metrics,
    ILogger logger)
    : IStartCommand
{
    public async Task<Result> RunAsync(StartedInstance started, Invocation invocation)
    {
        var retry = invocation.Working(await heartbeats.HeartbeatOfAsync(started, invocation.Working(NoHeartbeat.Instance)));
        var startedAt = started.Instance!.LaunchTime!.Value;
        var run = new CommandRun(
            started,
            CommandRecord.KeyOf(started.Id, startedAt),
            CommandRecord.MarkerOf(started.Id, startedAt),
            Guid.NewGuid().ToString("N"),
            new DateTimeOffset(startedAt.ToUniversalTime()),
            invocation.Until);
        var record = await sender.SendOnceAsync(run, retry);
        if (record.State == CommandState.Ended)
        {
            var told = $"an earlier delivery reported how the command of this start ended: {record.Status}";
            return ResultOf(started.Id, ResultStatus.Completed, told, record);
        }

        var end = await commands.FollowAsync(started.Id, record.CommandId!, retry);
        var status = end.Status.Value;
        var isFirst = await records.NoteEndAsync(record, run.Owner, status, end.ResponseCode, retry);
        var ended = record with { Status = status, ResponseCode = end.ResponseCode };
        if (isFirst)
        {
            metrics.CommandEnded(hasFailed: status != "Success");
        }

        if (status == "Success" || !isFirst)
        {
            return ResultOf(started.Id, ResultStatus.Completed, reason: null, ended);
        }

        logger.CommandFailed(started.Id.Value, record.CommandId!, status, end.StatusDetails, end.ResponseCode);
        return ResultOf(
            started.Id,
            ResultStatus.Failed,
            $"the command {record.CommandId} ended {status} ({end.StatusDetails}): it is not sent again",
            ended);
    }

    private static Result ResultOf(InstanceId id, ResultStatus status, string? reason, CommandRecord? record = null) => new()
    {
        Status = status,
        Action = StartCommandService.ActionName,
        InstanceId = id.Value,
        Hostname = record?.Hostname,
        Reason = reason,
        Report = record is { CommandId: { } commandId, Status: { } ended }
            ? new CommandReport(commandId, ended, record.ResponseCode)
            : null,
    };
}

/// <summary>The command that runs once for each start of a firewall with a name.</summary>
internal interface IStartCommand
{
    /// <exception cref="InstanceGoneException">The firewall is ending.</exception>
    /// <exception cref="CommandRefusedException">The command cannot be sent.</exception>
    Task<Result> RunAsync(StartedInstance started, Invocation invocation);
}

/// <summary>For a fleet with topics but without a command.</summary>
internal sealed class NoStartCommand : IStartCommand
{
    public Task<Result> RunAsync(StartedInstance started, Invocation invocation) => Task.FromResult(new Result
    {
        Status = ResultStatus.Completed,
        Action = StartCommandService.ActionName,
        InstanceId = started.Id.Value,
        Reason = "no command is configured",
    });
}

/// <param name="CommandId">The command that was sent for this start of the instance.</param>
/// <param name="Status">The final status in Systems Manager: Success, Failed, TimedOut or Cancelled.</param>
/// <param name="ResponseCode">The exit code; null if Systems Manager has none.</param>
internal sealed record CommandReport(string CommandId, string Status, long? ResponseCode) : Report;
