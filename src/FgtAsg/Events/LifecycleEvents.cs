using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Fleet;

namespace FgtAsg.Events;

/// <summary>Auto Scaling's events, from EventBridge and as a group's own messages.</summary>
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

    /// <summary>A launch that failed before the instance existed names no instance, so there is nothing to clean up.</summary>
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

/// <summary><c>EC2 Instance-launch Lifecycle Action</c>: an instance waits for its resources.</summary>
internal sealed record LaunchAction(LifecycleAction Action, string? Origin, string? Destination) : FleetEvent
{
    /// <summary>Whether the instance goes to the warm pool and needs no license or hostname yet.</summary>
    public bool IntoWarmPool => Destination == LifecyclePlaces.WarmPool;

    /// <summary>Whether the instance was in service before and gets a new root volume.</summary>
    public bool ReplacesRootVolume => Origin == LifecyclePlaces.AutoScalingGroup;
}

/// <summary><c>EC2 Instance-terminate Lifecycle Action</c>: an instance waits for its cleanup or its return to the warm pool.</summary>
internal sealed record TerminateAction(LifecycleAction Action, string? Origin, string? Destination) : FleetEvent
{
    public bool EndsInstance => Destination is null or "" or LifecyclePlaces.EC2;

    /// <summary>
    /// Whether the instance returns its license and hostname and keeps its interfaces. If neither this nor <see cref="EndsInstance"/> is
    /// true, it gets a new root volume and keeps everything.
    /// </summary>
    public bool IntoWarmPool => Destination == LifecyclePlaces.WarmPool;
}

/// <summary><c>EC2 Instance Launch Successful</c>.</summary>
internal sealed record LaunchSucceeded(string AutoScalingGroupName, InstanceId InstanceId) : FleetEvent
{
    /// <summary>Whether the launch was into the warm pool, not into the group.</summary>
    public bool IntoWarmPool { get; init; }
}

/// <summary>
/// <c>EC2 Instance Launch Unsuccessful</c> or <c>EC2 Instance Terminate Successful</c>: the instance is gone or never existed.
/// </summary>
/// <param name="IsInWarmPool">
/// The instance returned to the warm pool and still exists. Auto Scaling reports this as a successful termination too.
/// </param>
internal sealed record InstanceEnded(string AutoScalingGroupName, InstanceId InstanceId, bool IsInWarmPool) : FleetEvent;

/// <summary>
/// <c>autoscaling:TEST_NOTIFICATION</c> or <c>s3:TestEvent</c>: AWS tests the target of a new hook or of a bucket's notifications.
/// </summary>
/// <param name="AutoScalingGroupName">The group, if it sent the test.</param>
/// <param name="Bucket">The bucket, if it sent the test.</param>
internal sealed record TestNotification(string? AutoScalingGroupName, string? Bucket = null) : FleetEvent;

/// <summary>
/// A lifecycle action or a group's activity, in EventBridge's <c>detail</c> or as Auto Scaling's own message to SNS or SQS.
/// </summary>
internal sealed record LifecycleDetail
{
    public string? AutoScalingGroupName { get; init; }

    [JsonPropertyName("EC2InstanceId")]
    public string? InstanceId { get; init; }

    public string? LifecycleActionToken { get; init; }

    public string? LifecycleHookName { get; init; }

    public string? LifecycleTransition { get; init; }

    public string? Origin { get; init; }

    public string? Destination { get; init; }
}
