namespace FgtAsg.Events;

/// <summary><c>EC2 Instance Launch Unsuccessful</c> or <c>EC2 Instance Terminate Successful</c>: the instance is gone, or was never there.</summary>
internal sealed record InstanceEnded(string AutoScalingGroupName, InstanceId InstanceId) : FleetEvent;
