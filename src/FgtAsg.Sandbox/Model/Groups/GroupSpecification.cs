using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>The specification of an Auto Scaling group, with the values of its launch template.</summary>
public sealed record GroupSpecification
{
    public required string Name { get; init; }

    /// <summary>
    /// At least one. A launch uses the subnet in the zone with the fewest instances of the group, or the first one of several such
    /// subnets.
    /// </summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>Security groups of the launch template's interface (device index 0).</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    public string InstanceType { get; init; } = "c6i.xlarge";

    public string ImageId { get; init; } = "ami-0f0e0d0c0b0a09080";

    /// <summary>
    /// The group's launch template. Values that its version does not set come from this specification. Null: the group shows no launch
    /// template.
    /// </summary>
    public LaunchTemplateReference? LaunchTemplate { get; init; }

    public int MinSize { get; init; }

    public int MaxSize { get; init; } = 10_000;

    /// <summary>The number of instances that are launched when the group is created.</summary>
    public int DesiredCapacity { get; init; }

    public IReadOnlyList<LifecycleHookSpecification> LifecycleHooks { get; init; } = [];

    /// <summary>Tags that propagate to the instances.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether the group replaces an instance whose launch was abandoned or that ended outside its control. The real service always does
    /// so. It is off by default, because most tests control their launches themselves.
    /// </summary>
    public bool ReplacesLostInstances { get; init; }
}
