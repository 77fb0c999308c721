namespace FgtAsg.Sandbox.Model;

/// <summary>An instance in a group.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="AvailabilityZone">Its zone.</param>
/// <param name="InstanceType">Its type.</param>
/// <param name="LifecycleState">One of <see cref="LifecycleStates"/>.</param>
/// <param name="HealthStatus"><c>Healthy</c> or <c>Unhealthy</c>.</param>
public sealed record CloudGroupMember(
    string InstanceId, string AvailabilityZone, string InstanceType, string LifecycleState, string HealthStatus);
