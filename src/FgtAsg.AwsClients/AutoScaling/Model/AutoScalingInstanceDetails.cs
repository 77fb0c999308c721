#nullable disable

namespace Amazon.AutoScaling.Model;

public class AutoScalingInstanceDetails
{
    public string AutoScalingGroupName { get; set; }

    public string AvailabilityZone { get; set; }

    public string HealthStatus { get; set; }

    public string InstanceId { get; set; }

    public string InstanceType { get; set; }

    public string LaunchConfigurationName { get; set; }

    public LaunchTemplateSpecification LaunchTemplate { get; set; }

    /// <summary>A plain string, while <see cref="Instance.LifecycleState"/> is an enumeration. This follows the service's model.</summary>
    public string LifecycleState { get; set; }

    public bool? ProtectedFromScaleIn { get; set; }

    public string WeightedCapacity { get; set; }
}
