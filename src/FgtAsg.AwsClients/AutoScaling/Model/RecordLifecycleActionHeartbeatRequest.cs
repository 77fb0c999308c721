#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Starts the hook's heartbeat time-out anew.</summary>
public class RecordLifecycleActionHeartbeatRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public string InstanceId { get; set; }

    /// <summary>The event's token, a UUID. Either this or <see cref="InstanceId"/>.</summary>
    public string LifecycleActionToken { get; set; }

    public string LifecycleHookName { get; set; }
}
