using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Instances;

/// <summary>Refuses the events of other groups and other hooks. Pure.</summary>
internal sealed class EventAdmission(FunctionOptions options)
{
    /// <returns>Null for an event to handle.</returns>
    public Result? Refuse(FleetEvent fleetEvent) => fleetEvent switch
    {
        LaunchAction { Action: var action } => ForeignGroup(action.AutoScalingGroupName, LaunchService.ActionName, action.InstanceId)
            ?? ForeignHook(action, options.Hooks.LaunchName, LaunchService.ActionName),
        LaunchResumed { Launch: var launch } => Refuse(launch),
        TerminateAction { Action: var action } => ForeignGroup(action.AutoScalingGroupName, TerminateService.ActionName, action.InstanceId)
            ?? ForeignHook(action, options.Hooks.TerminateName, TerminateService.ActionName),
        LaunchSucceeded launched => ForeignGroup(launched.AutoScalingGroupName, LaunchConfirmation.ActionName, launched.InstanceId),
        InstanceEnded ended => ForeignGroup(ended.AutoScalingGroupName, TerminateService.ActionName, ended.InstanceId),
        _ => null,
    };

    private Result? ForeignGroup(string groupName, string actionName, InstanceId instanceId) => groupName == options.AutoScalingGroupName
        ? null
        : Result.Unhandled(
            actionName, instanceId, $"the event is of the group '{groupName}', and this function is of '{options.AutoScalingGroupName}'");

    /// <summary>Another hook's action must not be completed, because that would let the instance pass that hook.</summary>
    private static Result? ForeignHook(LifecycleAction action, string? served, string actionName) =>
        served is null || served == action.LifecycleHookName
            ? null
            : Result.Unhandled(
                actionName,
                action.InstanceId,
                $"the event is of the hook '{action.LifecycleHookName}', and this function serves '{served}'");
}
