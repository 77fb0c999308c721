namespace FgtAsg.Lifecycle;

/// <summary>The hook ran into its time-out, or was completed by another delivery of the event, while we were still at work.</summary>
internal sealed class LifecycleActionOverException(InstanceId instanceId)
    : Exception($"Auto Scaling no longer waits for the lifecycle action of {instanceId}: it timed out or was completed elsewhere.");
