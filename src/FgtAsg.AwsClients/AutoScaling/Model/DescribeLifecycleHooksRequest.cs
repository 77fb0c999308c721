#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Requests the lifecycle hooks of a group. There are no pages, because a group has at most 50 hooks.</summary>
public class DescribeLifecycleHooksRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>Null means all hooks of the group.</summary>
    public List<string> LifecycleHookNames { get; set; }
}
