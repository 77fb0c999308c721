#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Changes the given values and leaves the others.</summary>
public class UpdateAutoScalingGroupRequest : AmazonAutoScalingRequest
{
    public string AutoScalingGroupName { get; set; }

    public int? DesiredCapacity { get; set; }

    /// <summary>Applies to new launches only.</summary>
    public LaunchTemplateSpecification LaunchTemplate { get; set; }

    /// <summary>A higher desired capacity is lowered to this value.</summary>
    public int? MaxSize { get; set; }

    /// <summary>A lower desired capacity is raised to this value.</summary>
    public int? MinSize { get; set; }
}
