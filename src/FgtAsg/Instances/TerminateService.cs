using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>Releases the resources of a firewall that ends.</summary>
internal sealed class TerminateService(
    LifecycleHooks hooks,
    FleetLookup fleet,
    InstanceCleanup cleanup,
    WarmPoolReturn warmPoolReturn,
    EndedInstances endedInstances,
    ILogger logger)
{
    public const string ActionName = "terminate";

    /// <summary>
    /// Limits the lookup of an instance that may belong to others, so that it cannot use up the time of the group's own instances.
    /// </summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);

    /// <summary>For the hook: cleans up, and completes the hook even if the cleanup fails.</summary>
    public async Task<Result> TerminateAsync(TerminateAction terminate, Invocation invocation)
    {
        var id = terminate.Action.InstanceId;
        var hook = hooks.Of(terminate.Action);
        if (terminate.IntoWarmPool)
        {
            return await ContinueAsync(hook, await ReturnToWarmPoolAsync(id, hook, invocation), invocation);
        }

        return terminate.EndsInstance
            ? await ContinueAsync(hook, await CleanAsync(id, hook, new HeartbeatWhileNeeded(hook), invocation), invocation)
            : await ContinueAsync(
                hook,
                ResultOf(id, ResultStatus.Completed, $"{id} goes to {terminate.Destination}: it keeps all its resources"),
                invocation);
    }

    /// <summary>For an instance that has ended or never existed: verifies that none of its resources are left.</summary>
    public Task<Result> ConfirmAsync(InstanceEnded ended, Invocation invocation) => ended.IsInWarmPool
        ? Task.FromResult(Result.Ignored(ActionName, ended.InstanceId, $"{ended.InstanceId} is in the warm pool, and keeps its interfaces"))
        : CleanAsync(ended.InstanceId, hook: null, NoHeartbeat.Instance, invocation);

    /// <summary>
    /// For an instance that ends outside the group's control, where no hook runs. EC2 reports every instance, and most are not the group's.
    /// </summary>
    public async Task<Result> CleanUpAfterAsync(InstanceStateChanged changed, Invocation invocation)
    {
        var id = changed.InstanceId;
        var retry = invocation.Working(NoHeartbeat.Instance);
        string? reason;
        try
        {
            reason = await retry.WithinAsync(LongestLook, retry => endedInstances.ReasonToIgnoreAsync(id, retry));
        }
        // Catch everything: the event is delivered again. The result has no action, because the instance is most likely not one of the
        // group's.
        catch (Exception e)
        {
            logger.WhoseNotTold(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, AwsErrors.Describe(e)) with { Action = null };
        }

        try
        {
            return reason is not null ? Result.Ignored(ActionName, id, reason) : await CleanNowAsync(id, invocation, retry);
        }
        // Catch everything: the event is delivered again, and the failure is counted.
        catch (Exception e)
        {
            logger.CleanUpFailed(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, AwsErrors.Describe(e));
        }
    }

    /// <summary>Completes the hook. If that fails, the event must be delivered again, whatever else was done.</summary>
    private async Task<Result> ContinueAsync(LifecycleHook hook, Result result, Invocation invocation)
    {
        if (result.Status == ResultStatus.Ignored)
        {
            return result;
        }

        try
        {
            var outcome = await hook.CompleteAsync(LifecycleActionResult.Continue, invocation.WrappingUp());
            return result with { LifecycleActionResult = outcome == CompletionOutcome.Completed ? LifecycleActionResult.Continue : null };
        }
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            logger.CompletionFailed(result.InstanceId!, e);
            var reason = $"the hook could not be completed: {AwsErrors.Describe(e)}";
            return result with { Status = ResultStatus.Failed, Reason = result.Reason is null ? reason : $"{result.Reason}; {reason}" };
        }
    }

    private async Task<Result> CleanAsync(InstanceId id, LifecycleHook? hook, IHeartbeat heartbeat, Invocation invocation)
    {
        var retry = invocation.Working(heartbeat);
        try
        {
            if (await ReasonToLeaveAloneAsync(id, hook, retry) is { } reason)
            {
                return Result.Ignored(ActionName, id, reason);
            }

            return await CleanNowAsync(id, invocation, retry);
        }
        // Catch everything: the terminate hook is completed in any case, and remaining resources are found again by their tags.
        catch (Exception e)
        {
            logger.CleanUpFailed(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, AwsErrors.Describe(e));
        }
    }

    private async Task<Result> CleanNowAsync(InstanceId id, Invocation invocation, RetryContext retry)
    {
        var cleaned = await cleanup.CleanAsync(id, ReleaseScope.InstanceEnds, made: null, invocation, retry);
        logger.CleanedUp(
            id.Value, string.Join(", ", cleaned.Freed), string.Join(", ", cleaned.LeftToEc2), string.Join(", ", cleaned.Unreleased));
        return ResultOf(id, cleaned, whenDone: null);
    }

    private async Task<Result> ReturnToWarmPoolAsync(InstanceId id, LifecycleHook hook, Invocation invocation)
    {
        try
        {
            var returned = await warmPoolReturn.ReturnAsync(id, hook, invocation.Working(new HeartbeatWhileNeeded(hook)));
            return returned is null
                ? Result.Ignored(ActionName, id, $"a late event: {id} is not returning to the warm pool and keeps its resources")
                : ResultOf(id, returned, $"{id} goes to {LifecyclePlaces.WarmPool}: it keeps its interfaces");
        }
        // Catch everything: the terminate hook is completed in any case, and the event is delivered again.
        catch (Exception e)
        {
            logger.CleanUpFailed(id.Value, e);
            return ResultOf(id, ResultStatus.Failed, AwsErrors.Describe(e));
        }
    }

    /// <summary>
    /// A cleanup removes a firewall's network. A wrong or copied event must not start one for a live firewall or another group's instance.
    /// </summary>
    private async Task<string?> ReasonToLeaveAloneAsync(InstanceId id, LifecycleHook? hook, RetryContext retry)
    {
        var (instance, isActive) = await Concurrently.BothAsync(
            retry => fleet.Instances.FindAsync(id, retry),
            async retry => hook is null ? false : await hook.IsActiveAsync(retry),
            retry);
        // Checked first: EC2 removes the tags of a terminated instance after a while. The cleanup selects resources by their own tags.
        if (InstanceFinder.ReadinessOf(instance?.State?.Name) == Readiness.Never)
        {
            return null;
        }

        // An active hook is proof. The describe operations may lag behind it.
        if (isActive == true)
        {
            return null;
        }

        if (instance is not null && !fleet.Tags.IsInGroup(instance))
        {
            return $"{id} does not belong to the group: its instance tag {ResourceTags.AutoScalingGroupKey} says so";
        }

        var isLeaving = await retry.IsWithinLagAsync(
            $"seeing {id} leave the group",
            async () => await fleet.Members.MembershipOfAsync(id, retry) is GroupMembership.Leaving or GroupMembership.Unknown,
            GroupMembers.StateLag);
        return isLeaving ? null : $"Auto Scaling does not show {id} as leaving: a live firewall keeps its resources";
    }

    private static Result ResultOf(InstanceId id, CleanupResult cleaned, string? whenDone)
    {
        var result = cleaned.Unreleased.Count == 0
            ? ResultOf(id, ResultStatus.Completed, whenDone)
            : ResultOf(id, ResultStatus.Failed, $"could not be freed yet: {string.Join(", ", cleaned.Unreleased)}");
        return result with { License = cleaned.License, Hostname = cleaned.Hostname, Warnings = cleaned.Warnings };
    }

    private static Result ResultOf(InstanceId id, ResultStatus status, string? reason) => new()
    {
        Status = status,
        Action = ActionName,
        InstanceId = id.Value,
        Reason = reason,
    };
}
