#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>The launch template of a mixed instances policy.</summary>
public class LaunchTemplate
{
    public LaunchTemplateSpecification LaunchTemplateSpecification { get; set; }
}
