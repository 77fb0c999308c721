#nullable disable

namespace Amazon.AutoScaling.Model;

/// <summary>Where a group has one, its launch template stands here and not in the group's own member.</summary>
public class MixedInstancesPolicy
{
    public LaunchTemplate LaunchTemplate { get; set; }
}
