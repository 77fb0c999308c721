namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A version of a launch template to be made.</summary>
public sealed record LaunchTemplateVersionSpecification
{
    /// <summary>The group's where null.</summary>
    public string? ImageId { get; init; }

    /// <summary>The group's where null.</summary>
    public string? InstanceType { get; init; }

    public string? Description { get; init; }

    /// <summary>What is wrong with the instances of this version.</summary>
    public LaunchTemplateDefect Defect { get; init; }
}
