using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Fleet;

/// <summary>One lifecycle action: kept alive, completed, and looked up, by Auto Scaling's rules. Not for concurrent use by two invocations.</summary>
internal sealed class LifecycleHook(IAmazonAutoScaling autoScaling, LifecycleAction action, TimeProvider time, ILogger logger) : IHeartbeat
{
    /// <summary>Well under the shortest heartbeat time-out that Auto Scaling accepts (30 s).</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>A beat that failed is made up for after this, so that a service in trouble is not asked at every pause.</summary>
    public static readonly TimeSpan MakeUpAfter = TimeSpan.FromSeconds(5);

    private long _lastBeat = time.GetTimestamp();

    public async Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(Interlocked.Read(ref _lastBeat)) < BeatEvery)
        {
            return;
        }

        // Marked before the call: steps that wait at once need not all beat.
        Interlocked.Exchange(ref _lastBeat, time.GetTimestamp());
        try
        {
            await BeatAsync(cancellationToken);
        }
        catch (Exception e) when (IsNoActiveAction(e))
        {
            throw new LifecycleActionOverException(action.InstanceId);
        }
        // What is waited for matters more than a beat, and a hook lives through missing some.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && AwsErrors.IsFailure(e))
        {
            logger.HeartbeatFailed(action.InstanceId.Value, e);
            if (AwsErrors.IsTransient(e) || RetryRule.AutoScaling.Covers(e, TimeSpan.Zero))
            {
                Interlocked.Exchange(ref _lastBeat, time.GetTimestamp() - (long)((BeatEvery - MakeUpAfter).TotalSeconds * time.TimestampFrequency));
            }
        }
    }

    /// <summary>
    /// Whether Auto Scaling waits for this action now, as the answer to a heartbeat tells without a lag; null where it does not tell
    /// (the permission is missing).
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
    /// Completes the action. Auto Scaling takes exactly one result for an action, so of two deliveries of one event that disagree,
    /// this call says which one counts.
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

    private Task<RecordLifecycleActionHeartbeatResponse> BeatAsync(CancellationToken cancellationToken) => autoScaling.RecordLifecycleActionHeartbeatAsync(
        new RecordLifecycleActionHeartbeatRequest
        {
            AutoScalingGroupName = action.AutoScalingGroupName,
            LifecycleHookName = action.LifecycleHookName,
            LifecycleActionToken = action.Token,
            InstanceId = action.InstanceId.Value,
        },
        cancellationToken);

    /// <summary>
    /// Auto Scaling has one code, and a text for each case: the action is over, the hook is gone, the group is gone. In all of them nothing
    /// waits for this action, and where the instance is tells what follows.
    /// </summary>
    private static bool IsNoActiveAction(Exception e) => AwsErrors.Is(e, AwsErrorCodes.ValidationError);
}

/// <summary>Makes a <see cref="LifecycleHook"/> of each action.</summary>
internal sealed class LifecycleHooks(IAmazonAutoScaling autoScaling, TimeProvider time, ILogger logger)
{
    public LifecycleHook Of(LifecycleAction action) => new(autoScaling, action, time, logger);
}

/// <summary>What names one lifecycle action to Auto Scaling.</summary>
/// <param name="Token">Null in events that a person wrote by hand: the action is then named by the instance.</param>
internal sealed record LifecycleAction(string AutoScalingGroupName, string LifecycleHookName, InstanceId InstanceId, string? Token);

internal enum CompletionOutcome
{
    /// <summary>Auto Scaling took this result.</summary>
    Completed,

    /// <summary>There was nothing to complete any more: another delivery was first, or the hook timed out.</summary>
    NoActiveAction,
}

/// <summary>Beats while Auto Scaling waits, and lets the work go on when it no longer does: a clean-up is due either way.</summary>
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

/// <summary>The hook ran into its time-out, or was completed by another delivery of the event, while we were still at work.</summary>
internal sealed class LifecycleActionOverException(InstanceId instanceId)
    : Exception($"Auto Scaling no longer waits for the lifecycle action of {instanceId}: it timed out or was completed elsewhere.");
