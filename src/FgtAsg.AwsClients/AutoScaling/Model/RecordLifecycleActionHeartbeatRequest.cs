#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Restarts the heartbeat timeout of the lifecycle action.</summary>
public class RecordLifecycleActionHeartbeatRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public string InstanceId { get; set; }

    /// <summary>The token of the event, a UUID. Set either this or <see cref="InstanceId"/>.</summary>
    public string LifecycleActionToken { get; set; }

    public string LifecycleHookName { get; set; }
}
