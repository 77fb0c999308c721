#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Cancels an instance refresh. Instances that it already replaced stay replaced.</summary>
public class CancelInstanceRefreshRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }
}
