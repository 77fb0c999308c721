namespace FgtAsg.Configuration;

/// <summary>The rules of EventBridge whose schedule asks for something else than a sweep.</summary>
internal sealed record ScheduleOptions
{
    /// <summary>The rule of the snapshots; null for none.</summary>
    public string? SnapshotRule { get; init; }

    /// <summary>The rule that looks for outdated instances; null for none.</summary>
    public string? RecycleRule { get; init; }
}
