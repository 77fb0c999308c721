using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Lifecycle actions: a transition starts them; a call, their timeout or a superseding event ends them.</summary>
internal static class LifecycleActions
{
    private const int MaximumTimeouts = 100;

    private static readonly TimeSpan MaximumWait = TimeSpan.FromHours(48);

    /// <summary>Starts an action for each hook of the transition.</summary>
    public static void Start(CloudState state, Group group, Member member, string transition)
    {
        foreach (var hook in group.HooksOf(transition))
        {
            var timeout = hook.HeartbeatTimeout ?? state.Options.DefaultHeartbeatTimeout;
            var action = new LifecycleAction
            {
                Token = state.Ids.NextUuid(),
                GroupName = group.Specification.Name,
                Hook = hook,
                InstanceId = member.InstanceId,
                Origin = member.Origin,
                Destination = member.Destination,
                StartedAt = state.Now,
                HeartbeatTimeout = timeout,
                ExpiresAt = state.Now + timeout,
            };
            state.LifecycleActions.Add(action.Token, action);
            state.ActiveActions.Add(action);
            state.Schedule.Set(action.ExpiresAt, new Transition.HeartbeatTimesOut(action.Token));
            AutoScalingEvents.LifecycleAction(state, group, action);
        }
    }

    public static CompleteLifecycleActionResponse Complete(CloudState state, CompleteLifecycleActionRequest request)
    {
        var result = request.LifecycleActionResult;
        if (result is not (LifecycleResults.Continue or LifecycleResults.Abandon))
        {
            throw result is null
                ? AutoScalingFaults.Missing("lifecycleActionResult")
                : AutoScalingFaults.Validation($"Lifecycle action result must be CONTINUE or ABANDON, not {result}");
        }

        var action = Find(
            state, request.AutoScalingGroupName, request.LifecycleHookName, request.LifecycleActionToken, request.InstanceId);
        action?.Completions.Add(new CloudCompletionAttempt(state.Now, result, action.IsActive));
        if (action is not { IsActive: true })
        {
            throw AutoScalingFaults.NoActiveAction(request.LifecycleActionToken, request.InstanceId);
        }

        End(state, action, LifecycleActionStatus.Completed, result);
        return new CompleteLifecycleActionResponse();
    }

    /// <summary>
    /// Restarts the heartbeat timeout. In total, an action waits for at most 48 hours or 100 timeouts, whichever is less.
    /// </summary>
    public static RecordLifecycleActionHeartbeatResponse Heartbeat(CloudState state, RecordLifecycleActionHeartbeatRequest request)
    {
        var action = Find(
            state, request.AutoScalingGroupName, request.LifecycleHookName, request.LifecycleActionToken, request.InstanceId);
        if (action is not { IsActive: true })
        {
            throw AutoScalingFaults.NoActiveAction(request.LifecycleActionToken, request.InstanceId);
        }

        var end = action.StartedAt + LongestWait(action.HeartbeatTimeout);
        var extended = state.Now + action.HeartbeatTimeout;
        action.Heartbeats++;
        action.ExpiresAt = extended < end ? extended : end;
        state.Schedule.Set(action.ExpiresAt, new Transition.HeartbeatTimesOut(action.Token));
        return new RecordLifecycleActionHeartbeatResponse();
    }

    /// <summary>The GlobalTimeout of a hook.</summary>
    public static TimeSpan LongestWait(TimeSpan heartbeatTimeout)
    {
        var longest = heartbeatTimeout * MaximumTimeouts;
        return longest < MaximumWait ? longest : MaximumWait;
    }

    public static void TimeOut(CloudState state, string token)
    {
        if (state.LifecycleActions[token] is { IsActive: true } action)
        {
            End(state, action, LifecycleActionStatus.TimedOut, action.Hook.DefaultResult);
        }
    }

    /// <summary>Cancels the active actions of the instance, without a result.</summary>
    public static void Cancel(CloudState state, string instanceId)
    {
        foreach (var action in ActiveOf(state, instanceId).ToList())
        {
            Close(state, action, LifecycleActionStatus.Cancelled, null);
        }
    }

    public static bool AnyWaitFor(CloudState state, string instanceId) => ActiveOf(state, instanceId).Any();

    private static void End(CloudState state, LifecycleAction action, LifecycleActionStatus status, string result)
    {
        Close(state, action, status, result);
        var group = Group.Find(state, action.GroupName);
        var member = group.Members[action.InstanceId];
        var isLaunch = action.Hook.Transition == LifecycleTransitions.Launching;
        if (result == LifecycleResults.Abandon)
        {
            // The other hooks no longer matter. A termination continues with either result, and so does a return to the warm pool.
            Cancel(state, action.InstanceId);
            if (isLaunch)
            {
                GroupLaunches.Abandon(state, group, member, status);
                return;
            }
        }

        if (AnyWaitFor(state, action.InstanceId))
        {
            return;
        }

        switch (isLaunch, action.Destination)
        {
            case (true, _) or (false, LifecyclePlaces.WarmPool):
                GroupLaunches.Proceed(state, group, member);
                break;
            case (false, LifecyclePlaces.AutoScalingGroup):
                RootVolumes.Proceed(state, member);
                break;
            default:
                GroupTerminations.Proceed(state, member);
                break;
        }
    }

    private static void Close(CloudState state, LifecycleAction action, LifecycleActionStatus status, string? result)
    {
        (action.Status, action.Result, action.EndedAt) = (status, result, state.Now);
        state.Schedule.Remove(new Transition.HeartbeatTimesOut(action.Token));
        state.ActiveActions.Remove(action);
    }

    private static IEnumerable<LifecycleAction> ActiveOf(CloudState state, string instanceId) =>
        state.ActiveActions.Where(action => action.InstanceId == instanceId);

    /// <summary>The action that the call refers to, active or not; null if there is none.</summary>
    private static LifecycleAction? Find(CloudState state, string? groupName, string? hookName, string? token, string? instanceId)
    {
        var group = Group.Find(state, groupName);
        if (string.IsNullOrEmpty(hookName))
        {
            throw AutoScalingFaults.Missing("lifecycleHookName");
        }

        if (group.Specification.LifecycleHooks.All(hook => hook.Name != hookName))
        {
            throw AutoScalingFaults.Validation($"No Lifecycle Hook found with name {hookName} for the AutoScalingGroup {groupName}");
        }

        if (token is not null)
        {
            if (token.Length != 36)
            {
                throw AutoScalingFaults.Validation(
                    $"1 validation error detected: Value '{token}' at 'lifecycleActionToken' failed to satisfy constraint:"
                    + " Member must have length 36");
            }

            return state.LifecycleActions.GetValueOrDefault(token) is { } action
                && action.GroupName == groupName && action.Hook.Name == hookName && (instanceId ?? action.InstanceId) == action.InstanceId
                ? action
                : null;
        }

        return string.IsNullOrEmpty(instanceId)
            ? throw AutoScalingFaults.Validation("Either a lifecycle action token or an instance ID must be specified")
            : state.LifecycleActions.Values.LastOrDefault(
                action => action.GroupName == groupName && action.Hook.Name == hookName && action.InstanceId == instanceId);
    }
}
