using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>An Auto Scaling group to be created, with what its launch template says.</summary>
public sealed record GroupSpecification
{
    public required string Name { get; init; }

    /// <summary>At least one; a launch takes the one whose zone has the fewest of the group's instances, the first of equals.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>Security groups of the launch template's interface (device index 0).</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    public string InstanceType { get; init; } = "c6i.xlarge";

    public string ImageId { get; init; } = "ami-0f0e0d0c0b0a09080";

    /// <summary>The launch template that the group names. What one of its versions does not say, this specification does. Null: the group shows none.</summary>
    public LaunchTemplateReference? LaunchTemplate { get; init; }

    public int MinSize { get; init; }

    public int MaxSize { get; init; } = 10_000;

    /// <summary>So many instances are launched at once.</summary>
    public int DesiredCapacity { get; init; }

    public IReadOnlyList<LifecycleHookSpecification> LifecycleHooks { get; init; } = [];

    /// <summary>Tags that propagate to the instances.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the group launches another instance for one whose launch was abandoned or that ended outside its control, as the
    /// real service always does. Off by default: most tests want to say themselves what is launched.</summary>
    public bool ReplacesLostInstances { get; init; }
}
