namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>The state of an Auto Scaling group at one moment.</summary>
public sealed record CloudGroup
{
    /// <summary>The specification from the creation, with all later updates.</summary>
    public required GroupSpecification Specification { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required int DesiredCapacity { get; init; }

    /// <summary>Null if the group has no warm pool.</summary>
    public WarmPoolSpecification? WarmPool { get; init; }

    /// <summary>Values of <see cref="ScalingProcesses"/>, sorted.</summary>
    public IReadOnlyList<string> SuspendedProcesses { get; init; } = [];

    /// <summary>
    /// The members in the order of their launch, including those in the warm pool (<see cref="CloudGroupMember.IsWarm"/>). An instance is
    /// removed when it is terminated.
    /// </summary>
    public required IReadOnlyList<CloudGroupMember> Members { get; init; }

    public string Name => Specification.Name;
}

/// <summary>An instance in a group.</summary>
/// <param name="LifecycleState">A value of <see cref="LifecycleStates"/>.</param>
/// <param name="HealthStatus"><c>Healthy</c> or <c>Unhealthy</c>.</param>
public sealed record CloudGroupMember(
    string InstanceId, string AvailabilityZone, string InstanceType, string LifecycleState, string HealthStatus)
{
    /// <summary>The launch template version that it was launched from; null if the group had no launch template.</summary>
    public long? LaunchTemplateVersion { get; init; }

    /// <summary>
    /// Whether it is in the warm pool or on its way into or out of it. It is then not one of the group's instances in service.
    /// </summary>
    public bool IsWarm => LifecycleState.StartsWith(LifecycleStates.WarmPrefix, StringComparison.Ordinal);
}
