using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>Gives a new firewall its resources before it gets traffic. On failure, rolls back and abandons the instance.</summary>
internal sealed class LaunchService(
    LifecycleHooks hooks,
    FleetLookup fleet,
    FirewallInterfaces interfaces,
    FirewallIdentity identity,
    FirewallDns dns,
    TrackFileUpdater trackFile,
    LaunchRollback rollback,
    ILogger logger)
{
    public const string ActionName = "launch";

    public async Task<Result> LaunchAsync(LaunchAction launch, Invocation invocation)
    {
        var id = launch.Action.InstanceId;
        var hook = hooks.Of(launch.Action);
        var retry = invocation.Working(hook);
        var created = new CreatedResources();
        InstanceRecord? begun = null;
        try
        {
            var (seen, opened) = await Concurrently.BothAsync(
                retry => fleet.Instances.FindNewAsync(id, retry),
                async retry => begun = await fleet.Records.BeginLaunchAsync(id, invocation.Until, retry),
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

            begun = record;
            var instance = await fleet.Instances.WaitUntilReadyAsync(seen, retry);
            var (provided, holdings) = await Concurrently.BothAsync(
                retry => interfaces.ProvideAsync(instance, record.IsNew, created, retry),
                retry => launch.IntoWarmPool
                    ? Task.FromResult(Holdings.Nothing)
                    : identity.ProvideAsync(record, launch.ReplacesRootVolume, retry),
                retry);
            var (attached, look) = await Concurrently.BothAsync(
                retry => interfaces.SeeAttachedAsync(id, provided, retry), trackFile.LookAsync, retry);
            var (update, _) = await Concurrently.BothAsync(
                retry => trackFile.RecordAsync(id, attached, look, invocation.WriterFor(id), retry),
                retry => dns.ProvideAsync(record, holdings.Hostname, attached, created, retry),
                retry);
            await fleet.Records.FinishLaunchAsync(record, launch.IntoWarmPool, retry);
            var outcome = await ContinueAsync(hook, id, invocation);
            return Completed(id, attached, holdings, update, outcome);
        }
        // Catch everything: after any failure, the hook must be completed and all created resources released.
        catch (Exception cause)
        {
            logger.LaunchFailed(id.Value, cause);
            return await rollback.GiveUpAsync(launch, begun, hook, created, cause, invocation);
        }
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

    private static Result Completed(
        InstanceId id, IReadOnlyList<NetworkInterface> attached, Holdings holdings, TrackUpdate update, CompletionOutcome outcome)
    {
        var isOurs = outcome == CompletionOutcome.Completed;
        return new Result
        {
            Status = ResultStatus.Completed,
            Action = ActionName,
            InstanceId = id.Value,
            LifecycleActionResult = isOurs ? LifecycleActionResult.Continue : null,
            Interfaces = InterfaceResult.From(attached),
            License = holdings.License,
            Hostname = holdings.Hostname,
            Reason = isOurs ? null : "the lifecycle action was completed by an earlier delivery",
            Warnings = [.. update.Warnings, .. holdings.Exhausted.Select(pool => $"{pool}, so {id} is in service without one")],
        };
    }
}

/// <summary>The instance cannot have the configured resources. A retry does not help.</summary>
internal sealed class LaunchRefusedException(IReadOnlyList<string> refusals) : Exception(string.Join("; ", refusals));
