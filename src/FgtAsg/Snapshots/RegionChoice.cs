namespace FgtAsg.Snapshots;

/// <summary>The regions of a run.</summary>
internal sealed class RegionChoice
{
    /// <summary>Those to work in.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Those that are configured and cannot be worked in, and why.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>What a person should know; null for nothing.</summary>
    public string? Warning { get; init; }
}
