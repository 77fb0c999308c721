using Amazon.AutoScaling;
using FgtAsg.Answers;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Terminate;

/// <summary>Takes back all that a firewall had, when it goes.</summary>
internal sealed class TerminateService(
    IAmazonAutoScaling autoScaling,
    Ownership ownership,
    Instances instances,
    InstanceCleanup cleanup,
    GroupMembers members,
    TimeProvider time,
    ILogger logger)
{
    public const string ActionName = "terminate";

    /// <summary>How long Auto Scaling's describes may still show an instance in service that is on its way out.</summary>
    public static readonly TimeSpan StateLag = TimeSpan.FromSeconds(10);

    /// <summary>For the hook: cleans up, and lets the instance go whatever came of it.</summary>
    public async Task<Answer> TerminateAsync(TerminateAction terminate, Invocation invocation)
    {
        var id = terminate.Action.InstanceId;
        var hook = new LifecycleHook(autoScaling, terminate.Action, time, logger);
        if (!terminate.EndsInstance)
        {
            var kept = await hook.CompleteAsync(LifecycleActionResult.Continue, invocation.WrappingUp(), invocation.Budget.WrapUp);
            return Answered(id, AnswerStatus.Completed, kept, $"{id} goes to {terminate.Destination}: it keeps its interfaces");
        }

        var answer = await CleanAsync(id, new HeartbeatWhileNeeded(hook), invocation);
        if (answer.Status == AnswerStatus.Ignored)
        {
            return answer;
        }

        var outcome = await hook.CompleteAsync(LifecycleActionResult.Continue, invocation.WrappingUp(), invocation.Budget.WrapUp);
        return answer with { LifecycleActionResult = ResultOf(outcome) };
    }

    /// <summary>For an instance that has ended, or never came: makes sure that nothing of it is left.</summary>
    public Task<Answer> ConfirmAsync(InstanceEnded ended, Invocation invocation) => CleanAsync(ended.InstanceId, NoHeartbeat.Instance, invocation);

    private async Task<Answer> CleanAsync(InstanceId id, IHeartbeat heartbeat, Invocation invocation)
    {
        var patience = invocation.Working(heartbeat);
        var work = invocation.Budget.Work;
        try
        {
            if (await ReasonToLeaveAloneAsync(id, patience, work) is { } reason)
            {
                return Answer.Ignored(ActionName, id, reason);
            }

            var cleaned = await cleanup.CleanAsync(id, ReleaseScope.InstanceEnds, made: null, invocation, patience, work);
            logger.CleanedUp(id.Value, string.Join(", ", cleaned.Freed), string.Join(", ", cleaned.LeftToEc2), string.Join(", ", cleaned.Leftovers));
            var isClean = cleaned.Leftovers.Count == 0;
            return Answered(
                id,
                isClean ? AnswerStatus.Completed : AnswerStatus.Failed,
                outcome: null,
                isClean ? null : $"could not be freed yet: {string.Join(", ", cleaned.Leftovers)}") with
            { Warnings = cleaned.Warnings };
        }
        // All of them: a terminate hook is completed whatever happens, and what is left is found again by its tags.
        catch (Exception e)
        {
            logger.CleanUpFailed(id.Value, e);
            return Answered(id, AnswerStatus.Failed, outcome: null, AwsErrors.Describe(e));
        }
    }

    /// <summary>
    /// A clean-up takes a firewall's network away, so it must not meet one at work: neither by a wrong or copied event, nor one of another group.
    /// </summary>
    private async Task<string?> ReasonToLeaveAloneAsync(InstanceId id, Patience patience, CancellationToken cancellationToken)
    {
        var instance = await instances.FindAsync(id, patience, cancellationToken);
        // First: EC2 takes the tags off a terminated instance after a while, and what is freed is chosen by its own tags.
        if (Instances.ReadinessOf(instance?.State?.Name) == Readiness.Never)
        {
            return null;
        }

        if (instance is not null && !ownership.IsInGroup(instance))
        {
            return $"{id} does not belong to the group: its instance tag {Ownership.AutoScalingGroupKey} says so";
        }

        try
        {
            await patience.UntilAsync(
                $"seeing {id} on its way out",
                async token => await members.MembershipOfAsync(id, patience, token) is GroupMembership.Leaving or GroupMembership.Unknown ? "" : null,
                StateLag,
                cancellationToken);
            return null;
        }
        catch (OutOfTimeException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"Auto Scaling does not have {id} on its way out: nothing is taken from a firewall at work";
        }
    }

    private static Answer Answered(InstanceId id, AnswerStatus status, CompletionOutcome? outcome, string? reason) => new()
    {
        Status = status,
        Action = ActionName,
        InstanceId = id.Value,
        LifecycleActionResult = ResultOf(outcome),
        Reason = reason,
    };

    private static string? ResultOf(CompletionOutcome? outcome) => outcome == CompletionOutcome.Completed ? LifecycleActionResult.Continue : null;
}
