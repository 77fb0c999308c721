#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Completes a lifecycle action, so that the instance no longer waits for the hook.</summary>
public class CompleteLifecycleActionRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public string InstanceId { get; set; }

    /// <summary><c>CONTINUE</c> or <c>ABANDON</c>.</summary>
    public string LifecycleActionResult { get; set; }

    /// <summary>The token of the event, a UUID. Set either this or <see cref="InstanceId"/>.</summary>
    public string LifecycleActionToken { get; set; }

    public string LifecycleHookName { get; set; }
}
