using System.Text;
using Amazon.Lambda.Core;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Instances;
using Microsoft.Extensions.Logging;

namespace FgtAsg;

/// <summary>The handler: parses an event, routes it and answers. Not for concurrent invocations: Lambda sends one at a time.</summary>
internal sealed class Function(
    ScheduleOptions schedules,
    EventAdmission admission,
    EventRouter router,
    FleetMetrics metrics,
    TimeProvider time,
    Random random,
    ILogger logger)
{
    /// <exception cref="MalformedEventException">The event is malformed.</exception>
    /// <exception cref="IncompleteException">The event must be delivered again.</exception>
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
        ScheduleFired fired => await RouteAsync(ScheduleEvents.RequestOf(fired, schedules), invocation),
        TestNotification test => new Result
        {
            Status = ResultStatus.Completed,
            Action = "test",
            Reason = test.Bucket is null
                ? "a new hook's test notification: acknowledged"
                : $"the test event of the bucket '{test.Bucket}': acknowledged",
        },
        NothingToDo nothing => Result.Ignored(action: null, instanceId: null, nothing.Reason),
        Unhandled unhandled => Result.Unhandled(action: null, instanceId: null, unhandled.Reason),
        _ => admission.Refuse(fleetEvent) ?? await router.HandleAsync(fleetEvent, invocation),
    };
}
