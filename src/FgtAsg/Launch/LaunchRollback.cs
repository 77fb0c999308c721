using FgtAsg.Answers;
using FgtAsg.Aws;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using FgtAsg.Terminate;
using FgtAsg.Tracking;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Launch;

/// <summary>
/// Gives up a launch. ABANDON comes first, because it is the arbiter: Auto Scaling takes one result for an action, so when two deliveries
/// of one event are at work, the one that fails cannot undo what the other just put in service. Then everything is undone in reverse order.
/// </summary>
internal sealed class LaunchRollback(InstanceCleanup cleanup, Tracker tracker, GroupMembers members, ILogger logger)
{
    public async Task<Answer> GiveUpAsync(InstanceId id, LifecycleHook hook, Ledger ledger, Exception cause, Invocation invocation)
    {
        var why = cause is InstanceGoneException or LaunchRefusedException or OutOfTimeException or LifecycleActionOverException
            ? cause.Message
            : AwsErrors.Describe(cause);
        try
        {
            var patience = invocation.WrappingUp();
            var wrapUp = invocation.Budget.WrapUp;
            var outcome = await hook.CompleteAsync(LifecycleActionResult.Abandon, patience, wrapUp);
            if (outcome == CompletionOutcome.NoActiveAction)
            {
                switch (await members.SettledMembershipOfAsync(id, patience, wrapUp))
                {
                    // Tracked before it was let in: whole. Otherwise the hook's time-out let it in, and the next delivery gives it the rest.
                    case GroupMembership.InService when await tracker.FindAsync(id, patience, wrapUp) is null:
                        return Answered(id, AnswerStatus.Failed, result: null, $"{why}; the hook's time-out let {id} into service without all that it needs, and nothing was undone");
                    case GroupMembership.InService:
                        return Answered(id, AnswerStatus.Completed, result: null, $"another delivery finished this launch (this one failed: {why})");
                    case GroupMembership.Joining:
                        return Answered(id, AnswerStatus.Failed, result: null, $"{why}; Auto Scaling has no active action for {id} and yet lets it wait, so nothing was undone");
                }
            }

            var result = outcome == CompletionOutcome.Completed ? LifecycleActionResult.Abandon : null;
            var cleaned = await cleanup.CleanAsync(id, ReleaseScope.LaunchUndone, ledger, invocation, patience, wrapUp);
            logger.LaunchUndone(id.Value, string.Join(", ", cleaned.Freed), string.Join(", ", cleaned.Leftovers));
            return Answered(
                id,
                cleaned.Leftovers.Count == 0 ? AnswerStatus.Abandoned : AnswerStatus.Failed,
                result,
                cleaned.Leftovers.Count == 0 ? why : $"{why}; could not be undone yet: {string.Join(", ", cleaned.Leftovers)}") with
            { Warnings = cleaned.Warnings };
        }
        // The redelivered event, or the hook's own time-out, finishes what this one could not.
        catch (Exception e)
        {
            logger.UndoFailed(id.Value, e);
            return Answered(id, AnswerStatus.Failed, result: null, $"{why}; giving up failed too: {AwsErrors.Describe(e)}");
        }
    }

    private static Answer Answered(InstanceId id, AnswerStatus status, string? result, string reason) => new()
    {
        Status = status,
        Action = LaunchService.ActionName,
        InstanceId = id.Value,
        LifecycleActionResult = result,
        Reason = reason,
    };
}
