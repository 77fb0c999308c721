using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Fleet;

/// <summary>
/// One lifecycle action: sends its heartbeats, completes it, and checks whether it is active. Not for concurrent use by two invocations.
/// </summary>
internal sealed class LifecycleHook(IAmazonAutoScaling autoScaling, LifecycleAction action, TimeProvider time, ILogger logger) : IHeartbeat
{
    /// <summary>Well below the shortest heartbeat timeout that Auto Scaling accepts (30 s).</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>A failed heartbeat is retried after this time, so that a service in trouble is not called at every pause.</summary>
    public static readonly TimeSpan MakeUpAfter = TimeSpan.FromSeconds(5);

    private long _lastBeat = time.GetTimestamp();

    public async Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(Interlocked.Read(ref _lastBeat)) < BeatEvery)
        {
            return;
        }

        // Set before the call, so that concurrent waits do not all send a heartbeat.
        Interlocked.Exchange(ref _lastBeat, time.GetTimestamp());
        try
        {
            await BeatAsync(cancellationToken);
        }
        catch (Exception e) when (IsNoActiveAction(e))
        {
            throw new LifecycleActionOverException(action.InstanceId);
        }
        // The awaited step matters more than a heartbeat, and a hook survives a few missed ones.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && AwsErrors.IsFailure(e))
        {
            logger.HeartbeatFailed(action.InstanceId.Value, e);
            if (AwsErrors.IsTransient(e) || RetryRule.AutoScaling.Covers(e, TimeSpan.Zero))
            {
                var sinceLastBeat = (long)((BeatEvery - MakeUpAfter).TotalSeconds * time.TimestampFrequency);
                Interlocked.Exchange(ref _lastBeat, time.GetTimestamp() - sinceLastBeat);
            }
        }
    }

    /// <summary>
    /// Whether Auto Scaling waits for this action now. The answer to a heartbeat shows it without lag. Null if it does not show it (the
    /// permission is missing).
    /// </summary>
    public async Task<bool?> IsActiveAsync(RetryContext retry)
    {
        try
        {
            await retry.CallAsync($"asking whether Auto Scaling waits for {action.InstanceId}", BeatAsync, RetryRule.AutoScaling);
            return true;
        }
        catch (Exception e) when (IsNoActiveAction(e))
        {
            return false;
        }
        catch (Exception e) when (AwsErrors.IsFailedCall(e))
        {
            logger.HeartbeatFailed(action.InstanceId.Value, e);
            return null;
        }
    }

    /// <summary>
    /// Completes the action. Auto Scaling accepts exactly one result for an action. If two deliveries of one event disagree, this call
    /// shows which result counts.
    /// </summary>
    public Task<CompletionOutcome> CompleteAsync(string result, RetryContext retry) =>
        retry.CallAsync(
            $"completing the lifecycle action of {action.InstanceId} with {result}",
            async token =>
            {
                try
                {
                    await autoScaling.CompleteLifecycleActionAsync(
                        new CompleteLifecycleActionRequest
                        {
                            AutoScalingGroupName = action.AutoScalingGroupName,
                            LifecycleHookName = action.LifecycleHookName,
                            LifecycleActionToken = action.Token,
                            InstanceId = action.InstanceId.Value,
                            LifecycleActionResult = result,
                        },
                        token);
                    return CompletionOutcome.Completed;
                }
                catch (Exception e) when (IsNoActiveAction(e))
                {
                    return CompletionOutcome.NoActiveAction;
                }
            },
            RetryRule.AutoScaling);

    private Task<RecordLifecycleActionHeartbeatResponse> BeatAsync(CancellationToken cancellationToken) =>
        autoScaling.RecordLifecycleActionHeartbeatAsync(
            new RecordLifecycleActionHeartbeatRequest
            {
                AutoScalingGroupName = action.AutoScalingGroupName,
                LifecycleHookName = action.LifecycleHookName,
                LifecycleActionToken = action.Token,
                InstanceId = action.InstanceId.Value,
            },
            cancellationToken);

    /// <summary>
    /// Auto Scaling uses one code for three cases, with different texts: the action is over, the hook is gone, or the group is gone. In
    /// none of them does anything wait for this action. The instance's state decides what follows.
    /// </summary>
    private static bool IsNoActiveAction(Exception e) => AwsErrors.Is(e, AwsErrorCodes.ValidationError);
}

/// <summary>Creates a <see cref="LifecycleHook"/> for each action.</summary>
internal sealed class LifecycleHooks(IAmazonAutoScaling autoScaling, TimeProvider time, ILogger logger)
{
    public LifecycleHook Of(LifecycleAction action) => new(autoScaling, action, time, logger);
}

/// <summary>The identifiers of one lifecycle action.</summary>
/// <param name="Token">Null in manual events: the instance then identifies the action.</param>
internal sealed record LifecycleAction(string AutoScalingGroupName, string LifecycleHookName, InstanceId InstanceId, string? Token);

internal enum CompletionOutcome
{
    /// <summary>Auto Scaling accepted this result.</summary>
    Completed,

    /// <summary>There was nothing left to complete: another delivery was first, or the hook timed out.</summary>
    NoActiveAction,
}

/// <summary>
/// Sends heartbeats while Auto Scaling waits. When it no longer waits, the work continues, because a cleanup is necessary in any case.
/// </summary>
internal sealed class HeartbeatWhileNeeded(IHeartbeat inner) : IHeartbeat
{
    private volatile bool _isOver;

    public async Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return;
        }

        try
        {
            await inner.BeatIfDueAsync(cancellationToken);
        }
        catch (LifecycleActionOverException)
        {
            _isOver = true;
        }
    }
}

/// <summary>The hook timed out, or another delivery of the event completed it, while the function was still working.</summary>
internal sealed class LifecycleActionOverException(InstanceId instanceId)
    : Exception($"Auto Scaling no longer waits for the lifecycle action of {instanceId}: it timed out or was completed elsewhere.");
