#nullable disable

namespace Amazon.AutoScaling.Model;

public class LifecycleHook
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>The result when the heartbeat timeout expires: <c>CONTINUE</c> or <c>ABANDON</c>.</summary>
    public string DefaultResult { get; set; }

    /// <summary>The maximum duration of a lifecycle action in seconds: 48 hours or 100 heartbeat timeouts, whichever is less.</summary>
    public int? GlobalTimeout { get; set; }

    /// <summary>In seconds.</summary>
    public int? HeartbeatTimeout { get; set; }

    public string LifecycleHookName { get; set; }

    /// <summary><c>autoscaling:EC2_INSTANCE_LAUNCHING</c> or <c>autoscaling:EC2_INSTANCE_TERMINATING</c>.</summary>
    public string LifecycleTransition { get; set; }

    public string NotificationMetadata { get; set; }

    public string NotificationTargetARN { get; set; }

    public string RoleARN { get; set; }
}
