#nullable disable

namespace Amazon.AutoScaling.Model;

public class AutoScalingGroup
{
    public string AutoScalingGroupARN { get; set; }

    public string AutoScalingGroupName { get; set; }

    public List<string> AvailabilityZones { get; set; }

    public bool? CapacityRebalance { get; set; }

    public string Context { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? CreatedTime { get; set; }

    public int? DefaultCooldown { get; set; }

    public int? DefaultInstanceWarmup { get; set; }

    public int? DesiredCapacity { get; set; }

    public string DesiredCapacityType { get; set; }

    public int? HealthCheckGracePeriod { get; set; }

    public string HealthCheckType { get; set; }

    public List<Instance> Instances { get; set; }

    public string LaunchConfigurationName { get; set; }

    public LaunchTemplateSpecification LaunchTemplate { get; set; }

    public List<string> LoadBalancerNames { get; set; }

    public int? MaxInstanceLifetime { get; set; }

    public int? MaxSize { get; set; }

    public int? MinSize { get; set; }

    /// <summary>Null if the group has none. The group then uses <see cref="LaunchTemplate"/>.</summary>
    public MixedInstancesPolicy MixedInstancesPolicy { get; set; }

    public bool? NewInstancesProtectedFromScaleIn { get; set; }

    public string PlacementGroup { get; set; }

    public int? PredictedCapacity { get; set; }

    public string ServiceLinkedRoleARN { get; set; }

    /// <summary>Only set while the group is being deleted.</summary>
    public string Status { get; set; }

    public List<SuspendedProcess> SuspendedProcesses { get; set; }

    public List<TagDescription> Tags { get; set; }

    public List<string> TargetGroupARNs { get; set; }

    public List<string> TerminationPolicies { get; set; }

    /// <summary>Subnet ids, separated by commas.</summary>
    public string VPCZoneIdentifier { get; set; }

    /// <summary>Null if the group has no warm pool.</summary>
    public WarmPoolConfiguration WarmPoolConfiguration { get; set; }

    public int? WarmPoolSize { get; set; }
}
