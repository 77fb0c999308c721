using System.Text.Json;
using FgtAsg.Lifecycle;

namespace FgtAsg.Events;

/// <summary>Auto Scaling's events: by EventBridge, and as a group's own messages.</summary>
internal static class LifecycleEvents
{
    private const string Launching = HookTransitions.Launching;
    private const string Terminating = HookTransitions.Terminating;
    private const string At = "detail.";

    public static FleetEvent Launch(LifecycleDetail detail) => Action(detail, At, Launching);

    public static FleetEvent Terminate(LifecycleDetail detail) => Action(detail, At, Terminating);

    public static FleetEvent Launched(LifecycleDetail detail) => new LaunchSucceeded(Group(detail, At), Instance(detail, At))
    {
        IntoWarmPool = detail.Destination == LifecyclePlaces.WarmPool,
    };

    /// <summary>A launch that failed before there was an instance names none: there is nothing to clean up then.</summary>
    public static FleetEvent NotLaunched(LifecycleDetail detail) => string.IsNullOrEmpty(detail.InstanceId)
        ? new NothingToDo("the event names no instance: the launch failed before there was one")
        : new InstanceEnded(Group(detail, At), Instance(detail, At), IsInWarmPool: false);

    public static FleetEvent Terminated(LifecycleDetail detail) =>
        new InstanceEnded(Group(detail, At), Instance(detail, At), detail.Destination == LifecyclePlaces.WarmPool);

    public static FleetEvent FromMessage(LifecycleDetail message) =>
        message.LifecycleTransition is Launching or Terminating
            ? Action(message, "", message.LifecycleTransition)
            : new Unhandled($"the lifecycle transition '{message.LifecycleTransition}' is not handled");

    public static FleetEvent Test(JsonElement root) =>
        new TestNotification(EventFields.Read(root, EventJsonContext.Default.LifecycleDetail).AutoScalingGroupName);

    private static FleetEvent Action(LifecycleDetail detail, string at, string transition)
    {
        if (detail.LifecycleTransition is { } said && said != transition)
        {
            throw new MalformedEventException($"{at}LifecycleTransition is '{said}': expected '{transition}'.");
        }

        var action = new LifecycleAction(
            Group(detail, at),
            EventFields.Need(detail.LifecycleHookName, at + "LifecycleHookName", "the hook's name"),
            Instance(detail, at),
            string.IsNullOrEmpty(detail.LifecycleActionToken) ? null : detail.LifecycleActionToken);
        return transition == Launching
            ? new LaunchAction(action, detail.Origin, detail.Destination)
            : new TerminateAction(action, detail.Origin, detail.Destination);
    }

    private static string Group(LifecycleDetail detail, string at) =>
        EventFields.Need(detail.AutoScalingGroupName, at + "AutoScalingGroupName", "the group's name");

    private static InstanceId Instance(LifecycleDetail detail, string at) => EventFields.Instance(at + "EC2InstanceId", detail.InstanceId);
}
