namespace FgtAsg.Events;

/// <summary><c>EC2 Instance Launch Successful</c>.</summary>
internal sealed record LaunchSucceeded(string AutoScalingGroupName, InstanceId InstanceId) : FleetEvent
{
    /// <summary>It came into the warm pool, and not into the group.</summary>
    public bool IntoWarmPool { get; init; }
}
