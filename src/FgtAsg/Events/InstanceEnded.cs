namespace FgtAsg.Events;

/// <summary><c>EC2 Instance Launch Unsuccessful</c> or <c>EC2 Instance Terminate Successful</c>: the instance is gone, or was never there.</summary>
/// <param name="IsInWarmPool">It went back to the warm pool, and lives: Auto Scaling reports that as a successful termination too.</param>
internal sealed record InstanceEnded(string AutoScalingGroupName, InstanceId InstanceId, bool IsInWarmPool) : FleetEvent;
