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
    StartService start,
    TransitionTopics topics,
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

    private async Task<Answer> HandleAsync(FleetEvent fleetEvent, Invocation invocation)
    {
        var answer = await RouteAsync(fleetEvent, invocation);
        var level = answer.Status == AnswerStatus.Failed ? LogLevel.Error : LogLevel.Information;
        var json = Encoding.UTF8.GetString(AnswerJson.Utf8Of(answer));
        logger.Answered(level, answer.Action, answer.InstanceId, answer.Status, (long)invocation.Elapsed.TotalMilliseconds, json);
        metrics.Answered(answer, invocation.Elapsed);
        return answer.Status == AnswerStatus.Failed ? throw new IncompleteException(answer) : answer;
    }

    private async Task<Answer> RouteAsync(FleetEvent fleetEvent, Invocation invocation) => fleetEvent switch
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
        TestNotification test => new Answer
        {
            Status = AnswerStatus.Completed,
            Action = "test",
            Reason = test.Bucket is null ? "a new hook's test notification: acknowledged" : $"the test event of the bucket '{test.Bucket}': acknowledged",
        },
        NothingToDo nothing => Answer.Ignored(action: null, instanceId: null, nothing.Reason),
        Unhandled unhandled => Answer.Unhandled(action: null, instanceId: null, unhandled.Reason),
        // So that it is not lost: it comes again, and ends as a dead letter.
        _ => throw new InvalidOperationException($"There is no route for {fleetEvent.GetType().Name}."),
    };

    private Answer? ForeignGroup(string groupName, string action, InstanceId instanceId) => groupName == options.AutoScalingGroupName
        ? null
        : Answer.Unhandled(
            action, instanceId, $"the event is of the group '{groupName}', and this function is of '{options.AutoScalingGroupName}'");

    /// <summary>What another hook waits for is somebody else's to say: to complete it would let the instance past.</summary>
    private static Answer? ForeignHook(LifecycleAction action, string? served, string answeredAs) =>
        served is null || served == action.LifecycleHookName
            ? null
            : Answer.Unhandled(
                answeredAs,
                action.InstanceId,
                $"the event is of the hook '{action.LifecycleHookName}', and this function serves '{served}'");
}
