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
