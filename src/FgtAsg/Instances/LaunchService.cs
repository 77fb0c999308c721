using FgtAsg.Aws;
using FgtAsg.BringUp;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>
/// Gives a new firewall its resources before it gets traffic, and brings up FortiOS if that is configured. On failure, rolls back and
/// abandons the instance.
/// </summary>
/// <param name="bringUp">Null if the function does not look at FortiOS.</param>
internal sealed class LaunchService(
    LifecycleHooks hooks,
    FleetLookup fleet,
    FirewallResources resources,
    FirewallBringUp? bringUp,
    LaunchRollback rollback,
    ILogger logger)
{
    public const string ActionName = "launch";

    public Task<Result> LaunchAsync(LaunchAction launch, Invocation invocation) =>
        LaunchAsync(new LaunchResumed(launch, Turn: null), invocation);

    /// <summary>Continues a launch that waited for FortiOS.</summary>
    public async Task<Result> ResumeAsync(LaunchResumed resumed, Invocation invocation)
    {
        var id = resumed.Launch.Action.InstanceId;
        if (bringUp is null)
        {
            return Result.Ignored(ActionName, id, "fortios_interface is not set: no launch waits for FortiOS");
        }

        return await LaunchAsync(resumed, invocation);
    }

    private async Task<Result> LaunchAsync(LaunchResumed resumed, Invocation invocation)
    {
        var launch = resumed.Launch;
        var id = launch.Action.InstanceId;
        var hook = hooks.Of(launch.Action);
        var retry = invocation.Working(hook);
        var progress = new LaunchProgress();
        try
        {
            return await LaunchAsync(resumed, hook, progress, invocation, retry);
        }
        // Catch everything: after any failure, the hook must be completed and all created resources released.
        catch (Exception cause)
        {
            logger.LaunchFailed(id.Value, cause);
            if (progress.Turn is { } turn)
            {
                await turn.ReleaseAsync(retry.Afterwards);
            }

            return await rollback.GiveUpAsync(launch, progress.Record, hook, progress.Created, cause, invocation);
        }
    }

    private async Task<Result> LaunchAsync(
        LaunchResumed resumed, LifecycleHook hook, LaunchProgress progress, Invocation invocation, RetryContext retry)
    {
        var launch = resumed.Launch;
        var id = launch.Action.InstanceId;
        if (resumed.Turn is not null && await fleet.Records.FindAsync(id, retry) is { } known)
        {
            progress.Record = known;
            if (!IsAtWork(launch, known) || BringUpService.IsOutdated(resumed, known))
            {
                return Result.Ignored(
                    ActionName, id, $"a late message: the record of {id} says {known.State}, or another launch of it has begun");
            }

            if (BringUpService.HasBegun(launch, known))
            {
                return await BringUpAsync(resumed, known, provided: null, hook, progress, invocation, retry);
            }
        }

        var (seen, opened) = await Concurrently.BothAsync(
            retry => fleet.Instances.FindNewAsync(id, retry),
            async retry => progress.Record = await fleet.Records.BeginLaunchAsync(id, invocation.Until, retry),
            retry);
        // EC2 may describe the tag later than the instance. An active hook proves that the instance belongs to the group.
        if (!fleet.Tags.IsInGroup(seen) && await hook.IsActiveAsync(retry) != true)
        {
            await fleet.Records.TakeBackLaunchAsync(opened, retry);
            var why = $"{id} does not belong to {fleet.AutoScalingGroupName}: its instance tag "
                + $"{ResourceTags.AutoScalingGroupKey} says so";
            return Result.Ignored(ActionName, id, why);
        }

        if (await BeginAsync(launch, opened, hook, invocation.Until, retry) is not { } record)
        {
            var late = "into the warm pool or out of it, and Auto Scaling no longer waits for this launch";
            return Result.Ignored(ActionName, id, $"a late event: {id} has moved on, {late}");
        }

        progress.Record = record;
        if (bringUp is not null && BringUpService.HasBegun(launch, record))
        {
            return await BringUpAsync(resumed, record, provided: null, hook, progress, invocation, retry);
        }

        var instance = await fleet.Instances.WaitUntilReadyAsync(seen, retry);
        var drawsLicense = bringUp is null || await bringUp.DrawsLicenseAsync(id, retry);
        progress.Record = record = await resources.RestoreAsync(record, seen, retry);
        var provided = await resources.ProvideAsync(launch, record, instance, drawsLicense, progress.Created, invocation, retry);
        return bringUp is null
            ? await FinishAsync(launch, record, provided, unproven: null, hook, invocation, retry)
            : await BringUpAsync(resumed, record, provided, hook, progress, invocation, retry);
    }

    /// <param name="provided">Null for a bring-up that has begun.</param>
    private async Task<Result> BringUpAsync(
        LaunchResumed resumed,
        InstanceRecord record,
        ProvidedResources? provided,
        LifecycleHook hook,
        LaunchProgress progress,
        Invocation invocation,
        RetryContext retry)
    {
        if (record.State == RecordState.Warmed)
        {
            // An earlier delivery prepared it for the warm pool, and did not complete the hook.
            return await FinishAsync(resumed.Launch, record, provided, unproven: null, hook, invocation, retry);
        }

        var (outcome, turn) = await bringUp!.StepAsync(resumed, record, provided?.Attached, hook, invocation, retry);
        progress.Turn = turn;
        if (outcome is BringUpOutcome.Waiting waiting)
        {
            return new Result
            {
                Status = ResultStatus.Waiting,
                Action = ActionName,
                InstanceId = record.Id.Value,
                Interfaces = provided is null ? [] : InterfaceResult.From(provided.Attached),
                License = provided?.Holdings.License ?? record.License,
                Hostname = provided?.Holdings.Hostname ?? record.Hostname,
                Reason = waiting.Reason,
                Warnings = provided?.Warnings ?? [],
            };
        }

        var license = outcome is BringUpOutcome.Ready ready ? ready.License : record.License;
        var finished = record with { License = license, Hostname = provided?.Holdings.Hostname ?? record.Hostname };
        var tracked = await resources.TrackAsync(finished, invocation, retry);
        var result = await FinishAsync(
            resumed.Launch, finished, tracked, (outcome as BringUpOutcome.Unproven)?.Reason, hook, invocation, retry);
        await turn!.FinishAsync(invocation.WrappingUp());
        return result;
    }

    /// <summary>The launch's record. Null for a late event: the instance has moved into or out of the warm pool.</summary>
    /// <exception cref="OvertakenException">The instance is ending or has ended, so nothing may be created for it.</exception>
    private async Task<InstanceRecord?> BeginAsync(
        LaunchAction launch, InstanceRecord record, LifecycleHook hook, DateTimeOffset workUntil, RetryContext retry)
    {
        var id = launch.Action.InstanceId;
        if (launch.IntoWarmPool && record is { WarmedAt: not null, State: not RecordState.Warmed, IsEndingOrEnded: false })
        {
            return null;
        }

        if (!launch.IntoWarmPool && record.State is (RecordState.Warmed or RecordState.Returning))
        {
            if (await hook.IsActiveAsync(retry) == false && await fleet.Members.IsInWarmPoolAsync(id, retry))
            {
                return null;
            }

            record = await fleet.Records.LeaveWarmPoolAsync(id, workUntil, retry);
        }

        return record.IsEndingOrEnded ? throw new OvertakenException(id, record.State) : record;
    }

    private static bool IsAtWork(LaunchAction launch, InstanceRecord record) =>
        record.State is RecordState.Launching or RecordState.InService || (launch.IntoWarmPool && record.State == RecordState.Warmed);

    /// <param name="provided">Null if an earlier delivery gave the instance its resources.</param>
    /// <param name="unproven">Why the firewall goes into service without a proven license; null if it does not.</param>
    private async Task<Result> FinishAsync(
        LaunchAction launch,
        InstanceRecord record,
        ProvidedResources? provided,
        string? unproven,
        LifecycleHook hook,
        Invocation invocation,
        RetryContext retry)
    {
        await fleet.Records.FinishLaunchAsync(record, launch.IntoWarmPool, retry);
        var outcome = await ContinueAsync(hook, record.Id, invocation);
        var isOurs = outcome == CompletionOutcome.Completed;
        return new Result
        {
            Status = ResultStatus.Completed,
            Action = ActionName,
            InstanceId = record.Id.Value,
            LifecycleActionResult = isOurs ? LifecycleActionResult.Continue : null,
            Interfaces = provided is null ? [] : InterfaceResult.From(provided.Attached),
            License = bringUp is null ? provided!.Holdings.License : record.License,
            Hostname = provided is null ? record.Hostname : provided.Holdings.Hostname,
            Reason = isOurs ? null : "the lifecycle action was completed by an earlier delivery",
            Warnings = [.. provided?.Warnings ?? [], .. new[] { unproven }.OfType<string>()],
        };
    }

    /// <summary>Lets the instance into the group or the warm pool.</summary>
    /// <exception cref="LifecycleActionOverException">
    /// The instance is leaving or gone, or it has not joined although no hook holds it.
    /// </exception>
    private async Task<CompletionOutcome> ContinueAsync(LifecycleHook hook, InstanceId id, Invocation invocation)
    {
        var retry = invocation.WrappingUp();
        var outcome = await hook.CompleteAsync(LifecycleActionResult.Continue, retry);
        return outcome == CompletionOutcome.Completed
            || await fleet.Members.SettledMembershipOfAsync(id, retry) == GroupMembership.InService
            ? outcome
            : throw new LifecycleActionOverException(id);
    }

    /// <summary>What a rollback must know about a launch that fails.</summary>
    private sealed class LaunchProgress
    {
        public CreatedResources Created { get; } = new();

        /// <summary>The instance's record when this try began; null if the try did not get that far.</summary>
        public InstanceRecord? Record { get; set; }

        /// <summary>The turn of the bring-up that this try has to end; null for none.</summary>
        public BringUpTurn? Turn { get; set; }
    }
}

/// <summary>The instance cannot have the configured resources. A retry does not help.</summary>
internal sealed class LaunchRefusedException(IReadOnlyList<string> refusals) : Exception(string.Join("; ", refusals));
