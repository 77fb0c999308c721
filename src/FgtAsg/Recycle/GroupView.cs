namespace FgtAsg.Recycle;

/// <summary>The state of the group at one moment, as far as a run needs it.</summary>
internal sealed record GroupView
{
    public required string Name { get; init; }

    public required GroupSizes Sizes { get; init; }

    /// <summary>The launch template's id; null if the group has no launch template of its own.</summary>
    public required string? TemplateId { get; init; }

    /// <summary>The version as the group's settings name it: a number, <c>$Latest</c> or <c>$Default</c>.</summary>
    public required string? VersionSpec { get; init; }

    /// <summary>The number of the version that a new instance would get now.</summary>
    public required string? Version { get; init; }

    public required IReadOnlyList<GroupMemberView> Members { get; init; }

    /// <summary>The names of the suspended processes.</summary>
    public required IReadOnlyList<string> Suspended { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required bool HasWarmPool { get; init; }

    public required bool HasMixedInstancesPolicy { get; init; }

    /// <summary>Set while the group is being deleted.</summary>
    public required string? Status { get; init; }

    public IEnumerable<GroupMemberView> Staying => Members.Where(member => member.IsStaying);

    /// <summary>The instances that were launched with another template or version, without standby and leaving instances.</summary>
    public IReadOnlyList<GroupMemberView> OutOfDate => [.. Staying.Where(member => !IsUpToDate(member))];

    public bool IsUpToDate(GroupMemberView member) => member.TemplateId == TemplateId && member.Version == Version;
}

/// <summary>An instance of the group, as Auto Scaling describes it.</summary>
/// <param name="TemplateId">The launch template that it was launched from; null for none.</param>
/// <param name="Version">The number of that template's version.</param>
/// <param name="IsHealthy">Whether its health status is <c>Healthy</c>.</param>
/// <param name="IsPrimary">Whether it carries the tag <c>fgt-asg:role=primary</c>.</param>
internal sealed record GroupMemberView(string Id, string? TemplateId, string? Version, string State, bool IsHealthy, bool IsPrimary)
{
    public bool IsReady => State == "InService" && IsHealthy;

    public bool IsInService => State == "InService";

    /// <summary>Terminating or detaching.</summary>
    public bool IsLeaving => State.StartsWith("Terminat", StringComparison.Ordinal) || State.StartsWith("Detach", StringComparison.Ordinal);

    /// <summary>A person took it out of service and works on it.</summary>
    public bool IsStandby => State is "Standby" or "EnteringStandby";

    /// <summary>Counts towards the desired capacity.</summary>
    public bool IsStaying => !IsLeaving && !IsStandby;
}

/// <summary>A group's capacity settings, in instances.</summary>
internal sealed record GroupSizes(int Min, int Max, int Desired);
