namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The item <c>license#&lt;id&gt;</c>.</summary>
public sealed record LicenseItem : PoolItem
{
    public string? Bucket { get; init; }

    /// <summary>The object's key, not URL-encoded.</summary>
    public string? Key { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    public string? Event { get; init; }

    public DateTimeOffset? EventTime { get; init; }

    public string? Sequencer { get; init; }

    /// <summary>When the file was removed or refused.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the table may forget a withdrawn one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public override string Category => $"license#{Id}";

    internal override string ExpectedKind => "license";
}
