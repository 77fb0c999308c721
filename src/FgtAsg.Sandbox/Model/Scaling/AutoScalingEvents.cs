using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model.Core;

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
            ("Destination", action.Destination)));

    public static void LaunchSuccessful(CloudState state, Group group, Member member) => Activity(
        state,
        group,
        "EC2 Instance Launch Successful",
        new ActivityReport(member, "InProgress", "", $"Launching a new EC2 instance: {member.InstanceId}")
        {
            Origin = LifecyclePlaces.Ec2,
            Destination = LifecyclePlaces.AutoScalingGroup,
        });

    public static void LaunchUnsuccessful(CloudState state, Group group, Member member, string message) => Activity(
        state,
        group,
        "EC2 Instance Launch Unsuccessful",
        new ActivityReport(member, "Failed", message, $"Launching a new EC2 instance: {member.InstanceId}")
        {
            Origin = LifecyclePlaces.Ec2,
            Destination = LifecyclePlaces.AutoScalingGroup,
        });

    public static void TerminateSuccessful(CloudState state, Group group, Member member) => Activity(
        state,
        group,
        "EC2 Instance Terminate Successful",
        new ActivityReport(member, "InProgress", "", $"Terminating EC2 instance: {member.InstanceId}")
        {
            Origin = LifecyclePlaces.AutoScalingGroup,
            Destination = LifecyclePlaces.Ec2,
        });

    /// <summary>A launch that EC2 refused: there is no instance to name.</summary>
    public static void LaunchRefused(CloudState state, Group group, string cause, string message) => Activity(
        state,
        group,
        "EC2 Instance Launch Unsuccessful",
        new ActivityReport(
            new Member
            {
                InstanceId = "",
                SubnetId = "",
                AvailabilityZone = "",
                InstanceType = group.Specification.InstanceType,
                State = LifecycleStates.Pending,
                ActivityId = state.Ids.NextUuid(),
                ActivityStart = state.Now,
                Cause = cause,
            },
            "Failed",
            message,
            "Launching a new EC2 instance")
        {
            Origin = LifecyclePlaces.Ec2,
            Destination = LifecyclePlaces.AutoScalingGroup,
        });

    /// <summary>What <c>stateTransitionReason</c> says of an instance that a user or its group ended.</summary>
    public static string UserReason(CloudState state) =>
        string.Create(CultureInfo.InvariantCulture, $"User initiated ({state.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)");

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
            ("Origin", report.Origin),
            ("Destination", report.Destination)));
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
