namespace FgtAsg.Answers;

/// <summary>What a run of snapshots did.</summary>
internal sealed class AnsweredSnapshots
{
    /// <summary>Nothing was changed: what is counted as created and deleted would be.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The beginning of the span of time that each volume gets one snapshot in, UTC.</summary>
    public required string Slot { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<AnsweredRegion> Regions { get; init; }
}
