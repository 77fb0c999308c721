namespace FgtAsg.Configuration;

/// <summary>Which disks get snapshots, how often at most, and how long these are kept.</summary>
internal sealed record SnapshotOptions
{
    /// <summary>Null for all that are enabled for the account.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    public VolumeSelection Selection { get; init; } = VolumeSelection.Group;

    /// <summary>A volume gets one snapshot in each such span of time.</summary>
    public TimeSpan SlotLength { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many a volume keeps at most.</summary>
    public int KeepCount { get; init; } = 7;

    /// <summary>How old they get.</summary>
    public TimeSpan KeepAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many a volume keeps whatever their age, the newest.</summary>
    public int KeepMinimum { get; init; } = 1;
}
