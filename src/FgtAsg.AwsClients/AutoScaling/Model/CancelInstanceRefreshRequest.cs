#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Ends a refresh. What it has replaced by then stays replaced.</summary>
public class CancelInstanceRefreshRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }
}
