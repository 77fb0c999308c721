using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>The events that Auto Scaling sends to EventBridge.</summary>
internal static class AutoScalingEvents
{
    private const string Source = "aws.autoscaling";

    public static void LifecycleAction(CloudState state, Group group, LifecycleAction action) => state.Raise(
        Source,
        action.Hook.Transition == LifecycleTransitions.Launching
            ? "EC2 Instance-launch Lifecycle Action"
            : "EC2 Instance-terminate Lifecycle Action",
        [group.Arn],
        Json.Object(
            ("LifecycleActionToken", action.Token),
            ("AutoScalingGroupName", action.GroupName),
            ("LifecycleHookName", action.Hook.Name),
            ("EC2InstanceId", action.InstanceId),
            ("LifecycleTransition", action.Hook.Transition),
            ("NotificationMetadata", action.Hook.NotificationMetadata),
            ("Origin", action.Origin),
            ("Destination", action.Destination),
            // Origin and destination are both the group only for this reason.
            ("Action", action.Origin == action.Destination ? "ReplaceRootVolume" : null)));

    public static void LaunchSuccessful(CloudState state, Group group, Member member) => Activity(
        state,
        group,
        "EC2 Instance Launch Successful",
        new ActivityReport(member, "InProgress", "", $"{Launching(member)}: {member.InstanceId}"));

    public static void LaunchUnsuccessful(CloudState state, Group group, Member member, string message) => Activity(
        state,
        group,
        "EC2 Instance Launch Unsuccessful",
        new ActivityReport(member, "Failed", message, $"{Launching(member)}: {member.InstanceId}"));

    /// <summary>Also for an instance that returned to the warm pool. Destination distinguishes the two cases.</summary>
    public static void TerminateSuccessful(CloudState state, Group group, Member member) => Activity(
        state,
        group,
        "EC2 Instance Terminate Successful",
        new ActivityReport(member, "InProgress", "", $"Terminating EC2 instance: {member.InstanceId}"));

    /// <summary>A launch that EC2 refused, so there is no instance.</summary>
    public static void LaunchRefused(CloudState state, Group group, string cause, string destination, string message)
    {
        var member = new Member { InstanceId = "", SubnetId = "", AvailabilityZone = "", InstanceType = group.Specification.InstanceType };
        member.Begin(state, cause, LifecyclePlaces.Ec2, destination);
        Activity(
            state, group, "EC2 Instance Launch Unsuccessful", new ActivityReport(member, "Failed", message, Launching(member)));
    }

    private static string Launching(Member member) => (member.Origin, member.Destination) switch
    {
        (_, LifecyclePlaces.WarmPool) => "Launching a new EC2 instance into warm pool",
        (LifecyclePlaces.WarmPool, _) => "Launching a new EC2 instance from warm pool",
        _ => "Launching a new EC2 instance",
    };

    private static void Activity(CloudState state, Group group, string detailType, ActivityReport report)
    {
        var member = report.Member;
        var resources = member.InstanceId.Length == 0
            ? new List<string> { group.Arn }
            : [group.Arn, state.Ec2Arn($"instance/{member.InstanceId}")];
        state.Raise(Source, detailType, resources, Json.Object(
            ("StatusCode", report.StatusCode),
            ("StatusMessage", report.StatusMessage),
            ("Description", report.Description),
            ("AutoScalingGroupName", group.Specification.Name),
            ("ActivityId", member.ActivityId),
            ("RequestId", member.ActivityId),
            ("EC2InstanceId", member.InstanceId),
            ("Details", new JsonObject { ["Availability Zone"] = member.AvailabilityZone, ["Subnet ID"] = member.SubnetId }),
            ("StartTime", Time(member.ActivityStart)),
            ("EndTime", Time(state.Now)),
            ("Cause", member.Cause),
            ("Origin", member.Origin),
            ("Destination", member.Destination)));
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The result of a scaling activity.</summary>
internal sealed record ActivityReport(Member Member, string StatusCode, string StatusMessage, string Description);
