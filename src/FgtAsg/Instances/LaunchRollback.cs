using FgtAsg.Aws;
using FgtAsg.BringUp;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>
/// Handles a failed launch. If only a service delayed it, by throttling for example, it is kept as it is while its hook waits, and the
/// event's next delivery continues. Any other launch is abandoned. Completing the hook with ABANDON comes first, because Auto Scaling
/// accepts one result for an action. When two deliveries of one event run, the one that fails therefore cannot undo a firewall that the
/// other put into service. Then everything is rolled back in reverse order.
/// </summary>
internal sealed class LaunchRollback(InstanceCleanup cleanup, ShownIdentity shown, DnsRecords dns, FleetLookup fleet, ILogger logger)
{
    /// <summary>
    /// A launch that began longer ago is not kept for another try. A thousand concurrent launches in a busy account take twenty minutes.
    /// </summary>
    public static readonly TimeSpan LongestLaunch = TimeSpan.FromHours(2);

    /// <param name="begun">The instance's record when this try began; null if the try did not get that far.</param>
    /// <param name="hook">The hook that holds the instance.</param>
    /// <param name="created">The resources that this try created.</param>
    /// <param name="cause">Why the launch failed.</param>
    /// <param name="invocation">Limits the rollback's time.</param>
    public async Task<Result> GiveUpAsync(
        LaunchAction launch, InstanceRecord? begun, LifecycleHook hook, CreatedResources created, Exception cause, Invocation invocation)
    {
        var id = launch.Action.InstanceId;
        var why = cause is InstanceGoneException or LaunchRefusedException or OutOfTimeException
            or LifecycleActionOverException or OvertakenException or BringUpFailedException or RecordLostException
            ? cause.Message
            : AwsErrors.Describe(cause);
        try
        {
            var retry = invocation.WrappingUp();
            // The check is a heartbeat, which restarts the hook's timeout until the event comes back.
            if ((AwsErrors.MayPass(cause) || cause is RecordLostException)
                && !IsOld(begun, invocation.Now)
                && await hook.IsActiveAsync(retry) != false)
            {
                var what = $"{id} keeps its resources while its hook waits: the event must be delivered again";
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
                cleaned.Unreleased.Count == 0 ? why : $"{why}; could not be rolled back yet: {string.Join(", ", cleaned.Unreleased)}") with
            { Warnings = cleaned.Warnings };
        }
        // The next delivery of the event, or the hook's timeout, finishes the rollback.
        catch (Exception e)
        {
            logger.UndoFailed(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, result: null, $"{why}; the rollback failed too: {AwsErrors.Describe(e)}");
        }
    }

    /// <summary>
    /// Each try renews the hook, and the sweep starts more tries, so there must be a limit. It does not apply to a firewall in service that
    /// gets a new root volume, whose launch was long ago.
    /// </summary>
    private static bool IsOld(InstanceRecord? begun, DateTimeOffset now) =>
        begun is { State: RecordState.Launching } && Timestamps.Parse(begun.LaunchingAt) is { } since && now - since > LongestLaunch;

    /// <summary>The result for an instance that is alive and therefore keeps its resources; null for any other.</summary>
    private async Task<Result?> ReasonToKeepAsync(LaunchAction launch, InstanceRecord? begun, string why, RetryContext retry)
    {
        var id = launch.Action.InstanceId;
        switch (await fleet.Members.SettledMembershipOfAsync(id, retry))
        {
            case GroupMembership.InService:
                var record = await fleet.Records.FindAsync(id, retry);
                // The record is closed before the hook is completed, so this firewall is complete. Otherwise the hook's timeout let it
                // in, and the next delivery adds the missing parts.
                if (launch.IntoWarmPool ? record?.WarmedAt is not null : record?.State is RecordState.InService or RecordState.Returning)
                {
                    return ResultOf(
                        id, ResultStatus.Completed, result: null, $"another delivery finished this launch (this one failed: {why})");
                }

                // It was terminated in the console, which Auto Scaling notices later.
                return record is { IsEndingOrEnded: true }
                    && InstanceFinder.ReadinessOf((await fleet.Instances.FindAsync(id, retry))?.State?.Name) == Readiness.Never
                    ? null
                    : ResultOf(
                        id,
                        ResultStatus.Failed,
                        result: null,
                        $"{why}; the hook's timeout let {id} into service incomplete, and nothing was rolled back");
            case GroupMembership.Joining:
                return ResultOf(
                    id,
                    ResultStatus.Failed,
                    result: null,
                    $"{why}; Auto Scaling has no active action for {id} but still lets it wait, so nothing was rolled back");
            // Its launch finished before. Its termination event releases its resources, after any other hooks that it waits for.
            case GroupMembership.Leaving when begun is { State: RecordState.InService } && !launch.IntoWarmPool:
                var late = $"{id} is leaving, and an earlier delivery finished its launch";
                return Result.Ignored(LaunchService.ActionName, id, $"a late event: {late} (this one failed: {why})");
            default:
                return null;
        }
    }

    /// <summary>
    /// Removes a DNS record that a launch wrote after it was overtaken, for example by a return to the warm pool. No other record lists it.
    /// </summary>
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
