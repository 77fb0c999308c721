#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>The lifecycle hooks of one group. There are no pages: a group has at most 50.</summary>
public class DescribeLifecycleHooksRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    /// <summary>All of the group's where null.</summary>
    public List<string> LifecycleHookNames { get; set; }
}
