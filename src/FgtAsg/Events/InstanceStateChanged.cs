namespace FgtAsg.Events;

/// <summary><c>EC2 Instance State-change Notification</c> of an instance that ends, whoever ended it. EventBridge sends those of every instance.</summary>
internal sealed record InstanceStateChanged(InstanceId InstanceId, string State) : FleetEvent;
