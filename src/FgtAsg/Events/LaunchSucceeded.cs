namespace FgtAsg.Events;

/// <summary><c>EC2 Instance Launch Successful</c>.</summary>
internal sealed record LaunchSucceeded(string AutoScalingGroupName, InstanceId InstanceId) : FleetEvent;
