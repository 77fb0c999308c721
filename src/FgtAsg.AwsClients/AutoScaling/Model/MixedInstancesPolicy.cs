#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>If a group has a mixed instances policy, the launch template is here and not in the group's own member.</summary>
public class MixedInstancesPolicy
{
    public LaunchTemplate LaunchTemplate { get; set; }
}
