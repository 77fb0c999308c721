namespace FgtAsg.Events;

/// <summary><c>autoscaling:TEST_NOTIFICATION</c>: Auto Scaling tries a new hook's notification target.</summary>
internal sealed record TestNotification(string? AutoScalingGroupName) : FleetEvent;
