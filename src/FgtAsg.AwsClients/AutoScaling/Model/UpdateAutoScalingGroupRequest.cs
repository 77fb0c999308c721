#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Changes what is given, and leaves the rest.</summary>
public class UpdateAutoScalingGroupRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public int? DesiredCapacity { get; set; }

    /// <summary>Only new launches follow it.</summary>
    public LaunchTemplateSpecification LaunchTemplate { get; set; }

    /// <summary>The desired capacity comes down to it.</summary>
    public int? MaxSize { get; set; }

    /// <summary>The desired capacity goes up to it.</summary>
    public int? MinSize { get; set; }
}
