namespace FgtAsg.Events;

/// <summary>
/// <c>autoscaling:TEST_NOTIFICATION</c> or <c>s3:TestEvent</c>: the sender tries the target of a new hook, or of a bucket's notifications.
/// </summary>
/// <param name="AutoScalingGroupName">The group, where it is of one.</param>
/// <param name="Bucket">The bucket, where it is of one.</param>
internal sealed record TestNotification(string? AutoScalingGroupName, string? Bucket = null) : FleetEvent;
