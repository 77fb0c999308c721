using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>
/// What becomes of a launch that failed. One that a service only delayed, by throttling it say, is kept as it is while its hook waits: the
/// event comes again and goes on. Any other is given up. ABANDON comes first, because it is the arbiter: Auto Scaling takes one result for
/// an action, so when two deliveries of one event are at work, the one that fails cannot undo what the other just put in service. Then
/// everything is undone in reverse order.
/// </summary>
internal sealed class LaunchRollback(InstanceCleanup cleanup, ShownIdentity shown, DnsRecords dns, FleetLookup fleet, ILogger logger)
{
    /// <summary>
    /// A launch that began so long ago is not kept for another try. A thousand at once, in a busy account, take twenty minutes.
    /// </summary>
    public static readonly TimeSpan LongestLaunch = TimeSpan.FromHours(2);

    /// <param name="launch">What is given up.</param>
    /// <param name="begun">The instance's record when this try began; null where it did not get so far.</param>
    /// <param name="hook">Holds the instance.</param>
    /// <param name="created">What this try made.</param>
    /// <param name="cause">Why.</param>
    /// <param name="invocation">The time that is left.</param>
    public async Task<Result> GiveUpAsync(
        LaunchAction launch, InstanceRecord? begun, LifecycleHook hook, CreatedResources created, Exception cause, Invocation invocation)
    {
        var id = launch.Action.InstanceId;
        var why = cause is InstanceGoneException or LaunchRefusedException or OutOfTimeException or LifecycleActionOverException or OvertakenException
            ? cause.Message
            : AwsErrors.Describe(cause);
        try
        {
            var retry = invocation.WrappingUp();
            // The question is a heartbeat: the hook has all its time again until the event comes back.
            if (AwsErrors.MayPass(cause) && !IsOld(begun, invocation.Now) && await hook.IsActiveAsync(retry) != false)
            {
                var what = $"{id} keeps what it has while its hook waits: the event must come again";
                return ResultOf(id, ResultStatus.Failed, result: null, $"{why}; {what}");
            }

            var outcome = await hook.CompleteAsync(LifecycleActionResult.Abandon, retry);
            if (outcome == CompletionOutcome.NoActiveAction
                && await ReasonToKeepAsync(launch, begun, why, retry) is { } kept)
            {
                await TakeBackDnsAsync(id, created, retry);
                if (cause is OvertakenException)
                {
                    await shown.RestoreAsync(id, retry);
                }

                return kept;
            }

            var result = outcome == CompletionOutcome.Completed ? LifecycleActionResult.Abandon : null;
            var cleaned = await cleanup.CleanAsync(id, ReleaseScope.LaunchUndone, created, invocation, retry);
            logger.LaunchUndone(id.Value, string.Join(", ", cleaned.Freed), string.Join(", ", cleaned.Unreleased));
            return ResultOf(
                id,
                cleaned.Unreleased.Count == 0 ? ResultStatus.Abandoned : ResultStatus.Failed,
                result,
                cleaned.Unreleased.Count == 0 ? why : $"{why}; could not be undone yet: {string.Join(", ", cleaned.Unreleased)}") with
            { Warnings = cleaned.Warnings };
        }
        // The redelivered event, or the hook's own time-out, finishes what this one could not.
        catch (Exception e)
        {
            logger.UndoFailed(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, result: null, $"{why}; giving up failed too: {AwsErrors.Describe(e)}");
        }
    }

    /// <summary>
    /// Each try renews the hook, and the sweep makes more of them: somewhere it must end. Not for a firewall in service that gets a new
    /// root volume, whose launch was long ago.
    /// </summary>
    private static bool IsOld(InstanceRecord? begun, DateTimeOffset now) =>
        begun is { State: RecordState.Launching } && Timestamps.Parse(begun.LaunchingAt) is { } since && now - since > LongestLaunch;

    /// <summary>The answer for an instance that lives, and so keeps what it has; null for one that does not.</summary>
    private async Task<Result?> ReasonToKeepAsync(LaunchAction launch, InstanceRecord? begun, string why, RetryContext retry)
    {
        var id = launch.Action.InstanceId;
        switch (await fleet.Members.SettledMembershipOfAsync(id, retry))
        {
            case GroupMembership.InService:
                var record = await fleet.Records.FindAsync(id, retry);
                // Its record is closed before it is let in: whole. Otherwise the hook's time-out let it in, and the next delivery gives it the rest.
                if (launch.IntoWarmPool ? record?.WarmedAt is not null : record?.State is RecordState.InService or RecordState.Returning)
                {
                    return ResultOf(
                        id, ResultStatus.Completed, result: null, $"another delivery finished this launch (this one failed: {why})");
                }

                // Ended in the console, which Auto Scaling notices later.
                return record is { IsEndingOrEnded: true }
                    && InstanceFinder.ReadinessOf((await fleet.Instances.FindAsync(id, retry))?.State?.Name) == Readiness.Never
                    ? null
                    : ResultOf(
                        id,
                        ResultStatus.Failed,
                        result: null,
                        $"{why}; the hook's time-out let {id} into service without all that it needs, and nothing was undone");
            case GroupMembership.Joining:
                return ResultOf(
                    id,
                    ResultStatus.Failed,
                    result: null,
                    $"{why}; Auto Scaling has no active action for {id} and yet lets it wait, so nothing was undone");
            // Its launch was finished before: what it has is for the event of its end to free, after the other hooks that it may wait in.
            case GroupMembership.Leaving when begun is { State: RecordState.InService } && !launch.IntoWarmPool:
                var late = $"{id} is on its way out, and its launch was finished by an earlier delivery";
                return Result.Ignored(LaunchService.ActionName, id, $"a late event: {late} (this one failed: {why})");
            default:
                return null;
        }
    }

    /// <summary>What a launch wrote into DNS after it was overtaken, by a return to the warm pool for one, nobody else knows of.</summary>
    private async Task TakeBackDnsAsync(InstanceId id, CreatedResources created, RetryContext retry)
    {
        if (created.Dns is not { } written)
        {
            return;
        }

        var record = await fleet.Records.FindAsync(id, retry);
        if (record is not { State: RecordState.Launching or RecordState.InService } || record.Dns != written)
        {
            await dns.DeleteAsync(id, written, retry);
        }
    }

    private static Result ResultOf(InstanceId id, ResultStatus status, string? result, string reason) => new()
    {
        Status = status,
        Action = LaunchService.ActionName,
        InstanceId = id.Value,
        LifecycleActionResult = result,
        Reason = reason,
    };
}
