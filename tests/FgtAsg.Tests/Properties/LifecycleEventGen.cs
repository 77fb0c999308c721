using FgtAsg.Events;
using FgtAsg.Fleet;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of the events that Auto Scaling and EC2 send.</summary>
internal static class LifecycleEventGen
{
    public static Gen<string> NotEmpty { get; } = Texts.Unicode.Select(text => text.Length == 0 ? "x" : text);

    public static Gen<InstanceId> Instance { get; } = Texts.Id("i").Select(InstanceId.Parse);

    private static Gen<string?> Place { get; } = Gen.Elements<string?>(null, "", "EC2", "AutoScalingGroup", "WarmPool", "elsewhere");

    public static Gen<EventCase> Any { get; } = Gen.OneOf(Action, Activity, Ended, TestNotification);

    /// <summary>A lifecycle action: an EventBridge event, or the message that the group sends itself.</summary>
    public static Gen<EventCase> Action =>
        from launches in Gen.Elements(true, false)
        from byEventBridge in Gen.Elements(true, false)
        from saysTransition in Gen.Elements(true, false)
        from names in NotEmpty.Two()
        from instance in Instance
        from token in Gen.OneOf(Texts.Hex(36, 36).OrNull(), Gen.Constant(""))
        from places in Place.Two()
        let transition = launches ? "autoscaling:EC2_INSTANCE_LAUNCHING" : "autoscaling:EC2_INSTANCE_TERMINATING"
        from detail in Fields.Map(
            ("AutoScalingGroupName", Json.Text(names.Item1)),
            ("LifecycleHookName", Json.Text(names.Item2)),
            ("EC2InstanceId", Json.Text(instance.Value)),
            ("LifecycleActionToken", Fields.Text(token)),
            ("LifecycleTransition", saysTransition || !byEventBridge ? Json.Text(transition) : null),
            ("Origin", Fields.Text(places.Item1)),
            ("Destination", Fields.Text(places.Item2)))
        let action = new LifecycleAction(names.Item1, names.Item2, instance, string.IsNullOrEmpty(token) ? null : token)
        select new EventCase(
            byEventBridge
                ? EventBridge(
                    "aws.autoscaling",
                    launches ? "EC2 Instance-launch Lifecycle Action" : "EC2 Instance-terminate Lifecycle Action",
                    detail)
                : detail,
            launches ? new LaunchAction(action, places.Item1, places.Item2) : new TerminateAction(action, places.Item1, places.Item2));

    public static Json EventBridge(string source, string detailType, Json detail) => Json.Of(
        ("source", Json.Text(source)),
        ("detail-type", Json.Text(detailType)),
        ("time", Json.Text("2026-03-01T12:00:00Z")),
        ("detail", detail));

    private static Gen<EventCase> Activity =>
        from type in Gen.Elements("EC2 Instance Launch Successful", "EC2 Instance Terminate Successful", "EC2 Instance Launch Unsuccessful")
        from owner in NotEmpty
        from instance in Instance
        from place in Place
        from detail in Fields.Map(
            ("AutoScalingGroupName", Json.Text(owner)), ("EC2InstanceId", Json.Text(instance.Value)), ("Destination", Fields.Text(place)))
        select new EventCase(EventBridge("aws.autoscaling", type, detail), type switch
        {
            "EC2 Instance Launch Successful" => new LaunchSucceeded(owner, instance) { IntoWarmPool = place == "WarmPool" },
            "EC2 Instance Terminate Successful" => new InstanceEnded(owner, instance, place == "WarmPool"),
            _ => new InstanceEnded(owner, instance, IsInWarmPool: false),
        });

    private static Gen<EventCase> Ended =>
        from instance in Instance
        from state in Gen.Elements("shutting-down", "terminated")
        select new EventCase(
            EventBridge(
                "aws.ec2",
                "EC2 Instance State-change Notification",
                Json.Of(("instance-id", Json.Text(instance.Value)), ("state", Json.Text(state)))),
            new InstanceStateChanged(instance, state));

    private static Gen<EventCase> TestNotification =>
        from owner in NotEmpty
        select new EventCase(
            Json.Of(("Event", Json.Text("autoscaling:TEST_NOTIFICATION")), ("AutoScalingGroupName", Json.Text(owner))),
            new TestNotification(owner));
}
