using System.Text;
using Amazon.Lambda.Core;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Instances;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;
using FgtAsg.StartCommand;
using FgtAsg.Sweep;
using Microsoft.Extensions.Logging;

namespace FgtAsg;

/// <summary>The handler: parses an event, routes it, answers. Safe for one invocation after another, as Lambda calls it.</summary>
internal sealed class Function(
    FunctionOptions options,
    LaunchService launch,
    LaunchConfirmation launchConfirmation,
    TerminateService terminate,
    SweepService sweep,
    SnapshotService snapshots,
    StartCommandService start,
    Notifications topics,
    LicenseIntake intake,
    HostnameSeeding seeding,
    RecycleStarter recycleStarter,
    RecycleSteps recycleSteps,
    FleetMetrics metrics,
    TimeProvider time,
    Random random,
    ILogger logger)
{
    /// <exception cref="MalformedEventException">The event is not what its kind must be.</exception>
    /// <exception cref="IncompleteException">The event must come again.</exception>
    public async Task<Stream> HandleAsync(Stream payload, ILambdaContext context)
    {
        using var buffer = new MemoryStream();
        await payload.CopyToAsync(buffer);
        using var invocation = new Invocation(context, time, random);
        return await new EnvelopeOpener(HandleAsync, metrics, logger).AnswerAsync(buffer.ToArray(), invocation);
    }

    private async Task<Result> HandleAsync(FleetEvent fleetEvent, Invocation invocation)
    {
        var result = await RouteAsync(fleetEvent, invocation);
        var level = result.Status == ResultStatus.Failed ? LogLevel.Error : LogLevel.Information;
        var json = Encoding.UTF8.GetString(ResultJson.Utf8Of(result));
        logger.Handled(level, result.Action, result.InstanceId, result.Status, (long)invocation.Elapsed.TotalMilliseconds, json);
        metrics.Handled(result, invocation.Elapsed);
        return result.Status == ResultStatus.Failed ? throw new IncompleteException(ResultDocument.Of(result)) : result;
    }

    private async Task<Result> RouteAsync(FleetEvent fleetEvent, Invocation invocation) => fleetEvent switch
    {
        LaunchAction action => ForeignGroup(action.Action.AutoScalingGroupName, LaunchService.ActionName, action.Action.InstanceId)
            ?? ForeignHook(action.Action, options.Hooks.LaunchName, LaunchService.ActionName)
            ?? await topics.TellLaunchedAsync(action, await launch.LaunchAsync(action, invocation), invocation),
        TerminateAction action => ForeignGroup(action.Action.AutoScalingGroupName, TerminateService.ActionName, action.Action.InstanceId)
            ?? ForeignHook(action.Action, options.Hooks.TerminateName, TerminateService.ActionName)
            ?? await topics.TellTerminatingAsync(action, await terminate.TerminateAsync(action, invocation), invocation),
        LaunchSucceeded launched => ForeignGroup(launched.AutoScalingGroupName, LaunchConfirmation.ActionName, launched.InstanceId)
            ?? await start.StartAfterAsync(launched, await launchConfirmation.ConfirmAsync(launched, invocation), invocation),
        InstanceEnded ended => ForeignGroup(ended.AutoScalingGroupName, TerminateService.ActionName, ended.InstanceId)
            ?? await terminate.ConfirmAsync(ended, invocation),
        InstanceStateChanged changed => await terminate.CleanUpAfterAsync(changed, invocation),
        InstanceRunning running => await start.StartAsync(running, invocation),
        ScheduleFired fired => await RouteAsync(ScheduleEvents.RequestOf(fired, options.Schedules), invocation),
        SweepRequest request => await sweep.SweepAsync(request, invocation),
        SnapshotRequest request => await snapshots.SnapshotAsync(request, invocation),
        LicenseFilesChanged files => await intake.TakeAsync(files, invocation),
        SeedHostnames request => await seeding.SeedAsync(request, invocation),
        RecycleRequest request => await recycleStarter.StartAsync(request, invocation),
        RecycleTask task => await recycleSteps.HandleAsync(task, invocation),
        TestNotification test => new Result
        {
            Status = ResultStatus.Completed,
            Action = "test",
            Reason = test.Bucket is null ? "a new hook's test notification: acknowledged" : $"the test event of the bucket '{test.Bucket}': acknowledged",
        },
        NothingToDo nothing => Result.Ignored(action: null, instanceId: null, nothing.Reason),
        Unhandled unhandled => Result.Unhandled(action: null, instanceId: null, unhandled.Reason),
        // So that it is not lost: it comes again, and ends as a dead letter.
        _ => throw new InvalidOperationException($"There is no route for {fleetEvent.GetType().Name}."),
    };

    private Result? ForeignGroup(string groupName, string action, InstanceId instanceId) => groupName == options.AutoScalingGroupName
        ? null
        : Result.Unhandled(
            action, instanceId, $"the event is of the group '{groupName}', and this function is of '{options.AutoScalingGroupName}'");

    /// <summary>What another hook waits for is somebody else's to say: to complete it would let the instance past.</summary>
    private static Result? ForeignHook(LifecycleAction action, string? served, string answeredAs) =>
        served is null || served == action.LifecycleHookName
            ? null
            : Result.Unhandled(
                answeredAs,
                action.InstanceId,
                $"the event is of the hook '{action.LifecycleHookName}', and this function serves '{served}'");
}
