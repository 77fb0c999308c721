using Amazon.AutoScaling.Model;

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
            item.Structure("LaunchTemplate", group.LaunchTemplate, LaunchTemplate);
            item.Structure("MixedInstancesPolicy", group.MixedInstancesPolicy, (policy, mixed) => policy.Structure(
                "LaunchTemplate",
                mixed.LaunchTemplate,
                (launch, template) => launch.Structure(
                    "LaunchTemplateSpecification", template.LaunchTemplateSpecification, LaunchTemplate)));
            item.Number("MinSize", group.MinSize);
            item.Number("MaxSize", group.MaxSize);
            item.Number("DesiredCapacity", group.DesiredCapacity);
            item.Number("DefaultCooldown", group.DefaultCooldown);
            item.Texts("AvailabilityZones", group.AvailabilityZones);
            item.Text("HealthCheckType", group.HealthCheckType);
            item.Number("HealthCheckGracePeriod", group.HealthCheckGracePeriod);
            item.List("Instances", group.Instances, Instance);
            item.Time("CreatedTime", group.CreatedTime);
            item.List("SuspendedProcesses", group.SuspendedProcesses, (entry, process) =>
            {
                entry.Text("ProcessName", process.ProcessName);
                entry.Text("SuspensionReason", process.SuspensionReason);
            });
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
        answer.Structure("LaunchTemplate", instance.LaunchTemplate, LaunchTemplate);
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
            item.Structure("LaunchTemplate", instance.LaunchTemplate, LaunchTemplate);
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

    public static void Activity(AnswerWriter answer, Activity activity)
    {
        answer.Text("ActivityId", activity.ActivityId);
        answer.Text("AutoScalingGroupName", activity.AutoScalingGroupName);
        answer.Text("Description", activity.Description);
        answer.Text("Cause", activity.Cause);
        answer.Time("StartTime", activity.StartTime);
        answer.Text("StatusCode", activity.StatusCode?.Value);
        answer.Number("Progress", activity.Progress);
    }

    public static void Refresh(AnswerWriter answer, InstanceRefresh refresh)
    {
        answer.Text("InstanceRefreshId", refresh.InstanceRefreshId);
        answer.Text("AutoScalingGroupName", refresh.AutoScalingGroupName);
        answer.Text("Status", refresh.Status?.Value);
        answer.Text("StatusReason", refresh.StatusReason);
        answer.Time("StartTime", refresh.StartTime);
        answer.Time("EndTime", refresh.EndTime);
        answer.Number("PercentageComplete", refresh.PercentageComplete);
        answer.Number("InstancesToUpdate", refresh.InstancesToUpdate);
    }

    private static void LaunchTemplate(AnswerWriter answer, LaunchTemplateSpecification template)
    {
        answer.Text("LaunchTemplateId", template.LaunchTemplateId);
        answer.Text("LaunchTemplateName", template.LaunchTemplateName);
        answer.Text("Version", template.Version);
    }
}
