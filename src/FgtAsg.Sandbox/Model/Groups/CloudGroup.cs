namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>An Auto Scaling group as it is at one moment.</summary>
public sealed record CloudGroup
{
    /// <summary>As it was created, and as updates have changed it since.</summary>
    public required GroupSpecification Specification { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required int DesiredCapacity { get; init; }

    /// <summary>Null where the group has none.</summary>
    public WarmPoolSpecification? WarmPool { get; init; }

    /// <summary>Some of <see cref="ScalingProcesses"/>, sorted.</summary>
    public IReadOnlyList<string> SuspendedProcesses { get; init; } = [];

    /// <summary>In the order of their launch, those in the warm pool among them (<see cref="CloudGroupMember.IsWarm"/>); an instance leaves
    /// with its termination.</summary>
    public required IReadOnlyList<CloudGroupMember> Members { get; init; }

    public string Name => Specification.Name;
}

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

    /// <summary>
    /// Whether it is in the warm pool, on its way in or out of it included: it is none of the group's instances in service then.
    /// </summary>
    public bool IsWarm => LifecycleState.StartsWith(LifecycleStates.WarmPrefix, StringComparison.Ordinal);
}
