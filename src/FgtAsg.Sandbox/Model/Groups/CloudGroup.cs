namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>An Auto Scaling group as it is at one moment.</summary>
public sealed record CloudGroup
{
    /// <summary>As it was created, and as updates have changed it since.</summary>
    public required GroupSpecification Specification { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required int DesiredCapacity { get; init; }

    /// <summary>Null where the group has none.</summary>
    public WarmPoolSpecification? WarmPool { get; init; }

    /// <summary>Some of <see cref="ScalingProcesses"/>, sorted.</summary>
    public IReadOnlyList<string> SuspendedProcesses { get; init; } = [];

    /// <summary>In the order of their launch, those in the warm pool among them (<see cref="CloudGroupMember.IsWarm"/>); an instance leaves
    /// with its termination.</summary>
    public required IReadOnlyList<CloudGroupMember> Members { get; init; }

    public string Name => Specification.Name;
}
