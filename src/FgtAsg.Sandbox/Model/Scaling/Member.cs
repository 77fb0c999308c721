namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>An instance in a group, on its way in, in service, or on its way out.</summary>
internal sealed class Member
{
    public required string InstanceId { get; init; }

    public required string SubnetId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string InstanceType { get; init; }

    /// <summary>One of <see cref="LifecycleStates"/>.</summary>
    public required string State { get; set; }

    public string HealthStatus { get; set; } = "Healthy";

    /// <summary>Of the launch, then of the termination.</summary>
    public required string ActivityId { get; set; }

    public required DateTimeOffset ActivityStart { get; set; }

    public required string Cause { get; set; }

    /// <summary>Its launch was given up: its end is no termination activity.</summary>
    public bool LaunchFailed { get; set; }

    /// <summary>Another is to be launched when it has gone.</summary>
    public bool IsToBeReplaced { get; set; }

    public bool IsLeaving => State.StartsWith(LifecycleStates.Terminating, StringComparison.Ordinal);

    public bool IsEntering => State.StartsWith(LifecycleStates.Pending, StringComparison.Ordinal);

    public CloudGroupMember Snapshot() => new(InstanceId, AvailabilityZone, InstanceType, State, HealthStatus);
}
