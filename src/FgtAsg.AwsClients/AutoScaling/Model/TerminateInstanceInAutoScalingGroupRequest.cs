#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>
/// Ends an instance through its group. There is no client token: sent twice, it may lower the desired capacity twice, so the client never
/// repeats it after an answer that did not come.
/// </summary>
public class TerminateInstanceInAutoScalingGroupRequest : AmazonAutoScalingRequest
{
    public string InstanceId { get; set; }

    /// <summary>False: the group launches another in its place. The service wants one or the other said.</summary>
    public bool? ShouldDecrementDesiredCapacity { get; set; }
}
