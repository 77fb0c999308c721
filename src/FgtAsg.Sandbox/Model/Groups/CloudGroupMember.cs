namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>An instance in a group.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="AvailabilityZone">Its zone.</param>
/// <param name="InstanceType">Its type.</param>
/// <param name="LifecycleState">One of <see cref="LifecycleStates"/>.</param>
/// <param name="HealthStatus"><c>Healthy</c> or <c>Unhealthy</c>.</param>
public sealed record CloudGroupMember(
    string InstanceId, string AvailabilityZone, string InstanceType, string LifecycleState, string HealthStatus)
{
    /// <summary>The version of the launch template that it was launched from; null where the group had none then.</summary>
    public long? LaunchTemplateVersion { get; init; }

    /// <summary>Whether it is in the warm pool, on its way in or out of it included: it is none of the group's instances in service then.</summary>
    public bool IsWarm => LifecycleState.StartsWith(LifecycleStates.WarmPrefix, StringComparison.Ordinal);
}
