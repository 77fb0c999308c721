namespace FgtAsg.Recycle;

/// <summary>The group at one moment, as far as a run is concerned.</summary>
internal sealed record GroupView
{
    public required string Name { get; init; }

    public required GroupSizes Sizes { get; init; }

    /// <summary>The launch template's id; null where the group has none of its own.</summary>
    public required string? TemplateId { get; init; }

    /// <summary>The version in the group's words: a number, <c>$Latest</c> or <c>$Default</c>.</summary>
    public required string? VersionSpec { get; init; }

    /// <summary>The version that an instance would be launched with now: a number.</summary>
    public required string? Version { get; init; }

    public required IReadOnlyList<GroupMemberView> Members { get; init; }

    /// <summary>The names of the processes that are suspended.</summary>
    public required IReadOnlyList<string> Suspended { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required bool HasWarmPool { get; init; }

    public required bool HasMixedInstancesPolicy { get; init; }

    /// <summary>Set while the group is being deleted.</summary>
    public required string? Status { get; init; }

    public IEnumerable<GroupMemberView> Staying => Members.Where(member => member.IsStaying);

    /// <summary>What was launched with another template or version. A person's standby instance, and one on its way out, do not count.</summary>
    public IReadOnlyList<GroupMemberView> OutOfDate => [.. Staying.Where(member => !IsUpToDate(member))];

    public bool IsUpToDate(GroupMemberView member) => member.TemplateId == TemplateId && member.Version == Version;
}

/// <summary>An instance of the group, as Auto Scaling describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TemplateId">The launch template that it was launched from; null where it was another way.</param>
/// <param name="Version">That template's version: a number.</param>
/// <param name="State">Its lifecycle state.</param>
/// <param name="IsHealthy">Whether its health status is <c>Healthy</c>.</param>
/// <param name="IsPrimary">Whether it carries the tag <c>fgt-asg:role=primary</c>.</param>
internal sealed record GroupMemberView(string Id, string? TemplateId, string? Version, string State, bool IsHealthy, bool IsPrimary)
{
    public bool IsReady => State == "InService" && IsHealthy;

    public bool IsInService => State == "InService";

    /// <summary>On its way out of the group.</summary>
    public bool IsLeaving => State.StartsWith("Terminat", StringComparison.Ordinal) || State.StartsWith("Detach", StringComparison.Ordinal);

    /// <summary>A person took it out of service, and has it in hand.</summary>
    public bool IsStandby => State is "Standby" or "EnteringStandby";

    /// <summary>Counts towards the desired capacity.</summary>
    public bool IsStaying => !IsLeaving && !IsStandby;
}

/// <summary>A group's capacity settings, in instances.</summary>
internal sealed record GroupSizes(int Min, int Max, int Desired);
