using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Instances;
using Microsoft.Extensions.Logging;

namespace FgtAsg.StartCommand;

/// <summary>Once a firewall runs and has its name, publishes a notification and runs the configured command, once for each start.</summary>
internal sealed class StartCommandService(
    StartedInstances instances,
    IStartCommand command,
    LaunchConfirmation confirmation,
    Notifications notifications,
    FleetMetrics metrics,
    ILogger logger)
{
    public const string ActionName = "start";

    /// <summary>For an instance that runs. EC2 sends events for all instances, and most of them are not in the group.</summary>
    public Task<Result> StartAsync(InstanceRunning running, Invocation invocation) =>
        TryAsync(running.InstanceId, isLetIn: false, invocation);

    /// <summary>For an instance that joined the group, new or from the warm pool. Its launch is confirmed first.</summary>
    public async Task<Result> StartConfirmedAsync(LaunchSucceeded launched, Invocation invocation)
    {
        var confirmed = await confirmation.ConfirmAsync(launched, invocation);
        if (launched.IntoWarmPool)
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
            Reason = started.Reason is null ? confirmed.Reason
                : confirmed.Reason is null ? started.Reason
                : $"{confirmed.Reason}; {started.Reason}",
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
        // Every exception: the event is delivered again, and monitoring sees the failure.
        catch (Exception e)
        {
            logger.StartFailed(id.Value, e);
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                InstanceId = id.Value,
                Reason = e is CommandRefusedException ? e.Message : AwsErrors.Describe(e),
            };
        }
    }

    private async Task<Result> StartAsync(InstanceId id, bool isLetIn, Invocation invocation)
    {
        var instance = await instances.FindAsync(id, isLetIn, invocation.Working(NoHeartbeat.Instance));
        if (instance.ReasonToIgnore is { } reason)
        {
            return Result.Ignored(ActionName, id, reason);
        }

        var warning = isLetIn ? null : await notifications.TellRunningAsync(instance.Id, instance.Instance!, invocation);
        var result = await command.RunAsync(instance, invocation);
        return warning is null ? result : result with { Warnings = [.. result.Warnings, warning] };
    }
}
