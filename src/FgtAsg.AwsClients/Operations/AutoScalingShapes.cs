using System.Xml.Linq;
using Amazon.AutoScaling.Model;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Operations;

/// <summary>Reads the shapes in responses. The names of the service and of the SDK often differ, so both appear here.</summary>
internal static class AutoScalingShapes
{
    public static Activity Activity(XElement xml) => new()
    {
        ActivityId = xml.Text("ActivityId"),
        AutoScalingGroupName = xml.Text("AutoScalingGroupName"),
        Cause = xml.Text("Cause"),
        Description = xml.Text("Description"),
        EndTime = xml.Time("EndTime"),
        Progress = xml.Int("Progress"),
        StartTime = xml.Time("StartTime"),
        StatusCode = xml.Text("StatusCode"),
        StatusMessage = xml.Text("StatusMessage"),
    };

    public static AutoScalingGroup Group(XElement xml) => new()
    {
        AutoScalingGroupARN = xml.Text("AutoScalingGroupARN"),
        AutoScalingGroupName = xml.Text("AutoScalingGroupName"),
        AvailabilityZones = xml.Items("AvailabilityZones"),
        CapacityRebalance = xml.Bool("CapacityRebalance"),
        Context = xml.Text("Context"),
        CreatedTime = xml.Time("CreatedTime"),
        DefaultCooldown = xml.Int("DefaultCooldown"),
        DefaultInstanceWarmup = xml.Int("DefaultInstanceWarmup"),
        DesiredCapacity = xml.Int("DesiredCapacity"),
        DesiredCapacityType = xml.Text("DesiredCapacityType"),
        HealthCheckGracePeriod = xml.Int("HealthCheckGracePeriod"),
        HealthCheckType = xml.Text("HealthCheckType"),
        Instances = xml.Items("Instances", Instance),
        LaunchConfigurationName = xml.Text("LaunchConfigurationName"),
        LaunchTemplate = xml.Structure("LaunchTemplate", LaunchTemplateSpecification),
        LoadBalancerNames = xml.Items("LoadBalancerNames"),
        MaxInstanceLifetime = xml.Int("MaxInstanceLifetime"),
        MaxSize = xml.Int("MaxSize"),
        MinSize = xml.Int("MinSize"),
        MixedInstancesPolicy = xml.Structure("MixedInstancesPolicy", MixedInstancesPolicy),
        NewInstancesProtectedFromScaleIn = xml.Bool("NewInstancesProtectedFromScaleIn"),
        PlacementGroup = xml.Text("PlacementGroup"),
        PredictedCapacity = xml.Int("PredictedCapacity"),
        ServiceLinkedRoleARN = xml.Text("ServiceLinkedRoleARN"),
        Status = xml.Text("Status"),
        SuspendedProcesses = xml.Items("SuspendedProcesses", SuspendedProcess),
        Tags = xml.Items("Tags", TagDescription),
        TargetGroupARNs = xml.Items("TargetGroupARNs"),
        TerminationPolicies = xml.Items("TerminationPolicies"),
        VPCZoneIdentifier = xml.Text("VPCZoneIdentifier"),
        WarmPoolConfiguration = xml.Structure("WarmPoolConfiguration", WarmPoolConfiguration),
        WarmPoolSize = xml.Int("WarmPoolSize"),
    };

    public static AutoScalingInstanceDetails InstanceDetails(XElement xml) => new()
    {
        AutoScalingGroupName = xml.Text("AutoScalingGroupName"),
        AvailabilityZone = xml.Text("AvailabilityZone"),
        HealthStatus = xml.Text("HealthStatus"),
        InstanceId = xml.Text("InstanceId"),
        InstanceType = xml.Text("InstanceType"),
        LaunchConfigurationName = xml.Text("LaunchConfigurationName"),
        LaunchTemplate = xml.Structure("LaunchTemplate", LaunchTemplateSpecification),
        LifecycleState = xml.Text("LifecycleState"),
        ProtectedFromScaleIn = xml.Bool("ProtectedFromScaleIn"),
        WeightedCapacity = xml.Text("WeightedCapacity"),
    };

    public static Instance Instance(XElement xml) => new()
    {
        AvailabilityZone = xml.Text("AvailabilityZone"),
        HealthStatus = xml.Text("HealthStatus"),
        InstanceId = xml.Text("InstanceId"),
        InstanceType = xml.Text("InstanceType"),
        LaunchConfigurationName = xml.Text("LaunchConfigurationName"),
        LaunchTemplate = xml.Structure("LaunchTemplate", LaunchTemplateSpecification),
        LifecycleState = xml.Text("LifecycleState"),
        ProtectedFromScaleIn = xml.Bool("ProtectedFromScaleIn"),
        WeightedCapacity = xml.Text("WeightedCapacity"),
    };

    public static InstanceRefresh InstanceRefresh(XElement xml) => new()
    {
        AutoScalingGroupName = xml.Text("AutoScalingGroupName"),
        EndTime = xml.Time("EndTime"),
        InstanceRefreshId = xml.Text("InstanceRefreshId"),
        InstancesToUpdate = xml.Int("InstancesToUpdate"),
        PercentageComplete = xml.Int("PercentageComplete"),
        StartTime = xml.Time("StartTime"),
        Status = xml.Text("Status"),
        StatusReason = xml.Text("StatusReason"),
    };

    public static InstanceReusePolicy InstanceReusePolicy(XElement xml) => new()
    {
        ReuseOnScaleIn = xml.Bool("ReuseOnScaleIn"),
    };

    public static LaunchTemplate LaunchTemplate(XElement xml) => new()
    {
        LaunchTemplateSpecification = xml.Structure("LaunchTemplateSpecification", LaunchTemplateSpecification),
    };

    public static LaunchTemplateSpecification LaunchTemplateSpecification(XElement xml) => new()
    {
        LaunchTemplateId = xml.Text("LaunchTemplateId"),
        LaunchTemplateName = xml.Text("LaunchTemplateName"),
        Version = xml.Text("Version"),
    };

    public static LifecycleHook LifecycleHook(XElement xml) => new()
    {
        AutoScalingGroupName = xml.Text("AutoScalingGroupName"),
        DefaultResult = xml.Text("DefaultResult"),
        GlobalTimeout = xml.Int("GlobalTimeout"),
        HeartbeatTimeout = xml.Int("HeartbeatTimeout"),
        LifecycleHookName = xml.Text("LifecycleHookName"),
        LifecycleTransition = xml.Text("LifecycleTransition"),
        NotificationMetadata = xml.Text("NotificationMetadata"),
        NotificationTargetARN = xml.Text("NotificationTargetARN"),
        RoleARN = xml.Text("RoleARN"),
    };

    public static MixedInstancesPolicy MixedInstancesPolicy(XElement xml) => new()
    {
        LaunchTemplate = xml.Structure("LaunchTemplate", LaunchTemplate),
    };

    public static SuspendedProcess SuspendedProcess(XElement xml) => new()
    {
        ProcessName = xml.Text("ProcessName"),
        SuspensionReason = xml.Text("SuspensionReason"),
    };

    public static TagDescription TagDescription(XElement xml) => new()
    {
        Key = xml.Text("Key"),
        PropagateAtLaunch = xml.Bool("PropagateAtLaunch"),
        ResourceId = xml.Text("ResourceId"),
        ResourceType = xml.Text("ResourceType"),
        Value = xml.Text("Value"),
    };

    public static WarmPoolConfiguration WarmPoolConfiguration(XElement xml) => new()
    {
        InstanceReusePolicy = xml.Structure("InstanceReusePolicy", InstanceReusePolicy),
        MaxGroupPreparedCapacity = xml.Int("MaxGroupPreparedCapacity"),
        MinSize = xml.Int("MinSize"),
        PoolState = xml.Text("PoolState"),
        Status = xml.Text("Status"),
    };
}
