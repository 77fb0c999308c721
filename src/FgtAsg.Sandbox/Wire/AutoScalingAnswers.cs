using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Scaling;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Auto Scaling's answers, under the names of the service's API model.</summary>
internal static class AutoScalingAnswers
{
    public static void Groups(AnswerWriter answer, DescribeAutoScalingGroupsResponse response)
    {
        answer.List("AutoScalingGroups", response.AutoScalingGroups, (item, group) =>
        {
            item.Text("AutoScalingGroupName", group.AutoScalingGroupName);
            item.Text("AutoScalingGroupARN", group.AutoScalingGroupARN);
            item.Number("MinSize", group.MinSize);
            item.Number("MaxSize", group.MaxSize);
            item.Number("DesiredCapacity", group.DesiredCapacity);
            item.Number("DefaultCooldown", group.DefaultCooldown);
            item.Texts("AvailabilityZones", group.AvailabilityZones);
            item.Text("HealthCheckType", group.HealthCheckType);
            item.Number("HealthCheckGracePeriod", group.HealthCheckGracePeriod);
            item.List("Instances", group.Instances, Instance);
            item.Time("CreatedTime", group.CreatedTime);
            item.Text("VPCZoneIdentifier", group.VPCZoneIdentifier);
            item.List("Tags", group.Tags, (entry, tag) =>
            {
                entry.Text("ResourceId", tag.ResourceId);
                entry.Text("ResourceType", tag.ResourceType);
                entry.Text("Key", tag.Key);
                entry.Text("Value", tag.Value);
                entry.Flag("PropagateAtLaunch", tag.PropagateAtLaunch);
            });
            item.Flag("NewInstancesProtectedFromScaleIn", group.NewInstancesProtectedFromScaleIn);
            item.Structure("WarmPoolConfiguration", group.WarmPoolConfiguration, WarmPoolConfiguration);
            item.Number("WarmPoolSize", group.WarmPoolSize);
        });
        answer.Text("NextToken", response.NextToken);
    }

    public static void Instance(AnswerWriter answer, Instance instance)
    {
        answer.Text("InstanceId", instance.InstanceId);
        answer.Text("InstanceType", instance.InstanceType);
        answer.Text("AvailabilityZone", instance.AvailabilityZone);
        answer.Text("LifecycleState", instance.LifecycleState?.Value);
        answer.Text("HealthStatus", instance.HealthStatus);
        answer.Flag("ProtectedFromScaleIn", instance.ProtectedFromScaleIn);
    }

    public static void WarmPoolConfiguration(AnswerWriter answer, WarmPoolConfiguration configuration)
    {
        answer.Number("MaxGroupPreparedCapacity", configuration.MaxGroupPreparedCapacity);
        answer.Number("MinSize", configuration.MinSize);
        answer.Text("PoolState", configuration.PoolState?.Value);
        answer.Text("Status", configuration.Status?.Value);
        answer.Structure(
            "InstanceReusePolicy", configuration.InstanceReusePolicy, (item, policy) => item.Flag("ReuseOnScaleIn", policy.ReuseOnScaleIn));
    }

    public static void Nothing(AnswerWriter answer)
    {
        // The result element stands empty.
    }

    public static void Instances(AnswerWriter answer, DescribeAutoScalingInstancesResponse response)
    {
        answer.List("AutoScalingInstances", response.AutoScalingInstances, (item, instance) =>
        {
            item.Text("InstanceId", instance.InstanceId);
            item.Text("InstanceType", instance.InstanceType);
            item.Text("AutoScalingGroupName", instance.AutoScalingGroupName);
            item.Text("AvailabilityZone", instance.AvailabilityZone);
            item.Text("LifecycleState", instance.LifecycleState);
            item.Text("HealthStatus", instance.HealthStatus);
            item.Flag("ProtectedFromScaleIn", instance.ProtectedFromScaleIn);
        });
        answer.Text("NextToken", response.NextToken);
    }

    public static void Hooks(AnswerWriter answer, DescribeLifecycleHooksResponse response) =>
        answer.List("LifecycleHooks", response.LifecycleHooks, (item, hook) =>
        {
            item.Text("LifecycleHookName", hook.LifecycleHookName);
            item.Text("AutoScalingGroupName", hook.AutoScalingGroupName);
            item.Text("LifecycleTransition", hook.LifecycleTransition);
            item.Text("NotificationMetadata", hook.NotificationMetadata);
            item.Number("HeartbeatTimeout", hook.HeartbeatTimeout);
            item.Number("GlobalTimeout", hook.GlobalTimeout);
            item.Text("DefaultResult", hook.DefaultResult);
        });

    public static void Activity(AnswerWriter answer, Group group, Member member) => answer.Structure("Activity", item =>
    {
        item.Text("ActivityId", member.ActivityId);
        item.Text("AutoScalingGroupName", group.Specification.Name);
        item.Text("Description", $"Terminating EC2 instance: {member.InstanceId}");
        item.Text("Cause", member.Cause);
        item.Time("StartTime", member.ActivityStart.UtcDateTime);
        item.Text("StatusCode", "InProgress");
        item.Number("Progress", 0);
    });
}
