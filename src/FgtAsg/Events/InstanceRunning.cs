namespace FgtAsg.Events;

/// <summary><c>EC2 Instance State-change Notification</c> of an instance that runs: a new one, or one that was stopped. EventBridge sends those of every instance.</summary>
internal sealed record InstanceRunning(InstanceId InstanceId) : FleetEvent;
