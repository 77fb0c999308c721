#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>
/// Terminates an instance through its group. There is no client token, and a repeated call may decrement the desired capacity twice. The
/// client therefore never repeats the call after a lost response.
/// </summary>
public class TerminateInstanceInAutoScalingGroupRequest : AmazonAutoScalingRequest
{
    public string InstanceId { get; set; }

    /// <summary>Required by the service. False: the group launches a replacement.</summary>
    public bool? ShouldDecrementDesiredCapacity { get; set; }
}
