#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Ends the wait of a lifecycle hook for one instance.</summary>
public class CompleteLifecycleActionRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public string InstanceId { get; set; }

    /// <summary><c>CONTINUE</c> or <c>ABANDON</c>.</summary>
    public string LifecycleActionResult { get; set; }

    /// <summary>The event's token, a UUID. Either this or <see cref="InstanceId"/>.</summary>
    public string LifecycleActionToken { get; set; }

    public string LifecycleHookName { get; set; }
}
