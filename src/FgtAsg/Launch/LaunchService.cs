using System.Collections.Immutable;
using Amazon.AutoScaling;
using Amazon.EC2.Model;
using FgtAsg.Answers;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using FgtAsg.Tracking;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Launch;

/// <summary>Gives a new firewall what it needs before it takes traffic; or undoes it all and gives the instance up.</summary>
internal sealed class LaunchService(
    IAmazonAutoScaling autoScaling,
    Ownership ownership,
    Instances instances,
    FirewallInterfaces interfaces,
    Tracker tracker,
    GroupMembers members,
    LaunchRollback rollback,
    TimeProvider time,
    ILogger logger)
{
    public const string ActionName = "launch";

    public async Task<Answer> LaunchAsync(LaunchAction launch, Invocation invocation)
    {
        var id = launch.Action.InstanceId;
        var hook = new LifecycleHook(autoScaling, launch.Action, time, logger);
        var patience = invocation.Working(hook);
        var work = invocation.Budget.Work;
        var ledger = new Ledger();
        try
        {
            var instance = await instances.WaitUntilReadyAsync(id, patience, work);
            // The tag may be described later than the instance: the hook that waits for it tells.
            if (!ownership.IsInGroup(instance) && await hook.IsActiveAsync(patience, work) != true)
            {
                return Answer.Ignored(ActionName, id, $"{id} does not belong to {launch.Action.AutoScalingGroupName}: its instance tag {Ownership.AutoScalingGroupKey} says so");
            }

            var attached = await interfaces.ProvideAsync(instance, ledger, patience, work);
            var update = await tracker.RecordAsync(id, attached, invocation.WriterFor(id), patience, work);
            var outcome = await ContinueAsync(hook, id, invocation);
            return Completed(id, attached, update, outcome);
        }
        // All of them: whatever went wrong, the hook must not be left to hang nor anything that was made be left behind.
        catch (Exception cause)
        {
            logger.LaunchFailed(id.Value, cause);
            return await rollback.GiveUpAsync(id, hook, ledger, cause, invocation);
        }
    }

    /// <summary>Lets the instance into the group.</summary>
    /// <exception cref="LifecycleActionOverException">It is on its way out, or gone, or not in although nothing holds it.</exception>
    private async Task<CompletionOutcome> ContinueAsync(LifecycleHook hook, InstanceId id, Invocation invocation)
    {
        var patience = invocation.WrappingUp();
        var outcome = await hook.CompleteAsync(LifecycleActionResult.Continue, patience, invocation.Budget.WrapUp);
        return outcome == CompletionOutcome.Completed
            || await members.SettledMembershipOfAsync(id, patience, invocation.Budget.WrapUp) == GroupMembership.InService
            ? outcome
            : throw new LifecycleActionOverException(id);
    }

    private static Answer Completed(InstanceId id, IReadOnlyList<NetworkInterface> attached, TrackUpdate update, CompletionOutcome outcome) => new()
    {
        Status = AnswerStatus.Completed,
        Action = ActionName,
        InstanceId = id.Value,
        LifecycleActionResult = outcome == CompletionOutcome.Completed ? LifecycleActionResult.Continue : null,
        Interfaces = AnsweredInterface.From(attached),
        Reason = outcome == CompletionOutcome.Completed ? null : "the lifecycle action was completed by an earlier delivery",
        Warnings = update.Warnings.ToImmutableArray(),
    };
}
