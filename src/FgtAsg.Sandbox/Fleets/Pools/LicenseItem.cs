namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>The item <c>license#&lt;id&gt;</c>.</summary>
public sealed record LicenseItem : PoolItem
{
    public string? Bucket { get; init; }

    /// <summary>The object's key, not URL-encoded.</summary>
    public string? Key { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Of the object when the function last looked at it.</summary>
    public string? ETag { get; init; }

    /// <summary>Of the licence's text.</summary>
    public string? Digest { get; init; }

    /// <summary>Why its file is not taken.</summary>
    public string? Refused { get; init; }

    /// <summary>The name under which the same licence is given out.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>When the file was removed or refused.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the table may forget a withdrawn one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public override string Category => $"license#{Id}";

    internal override string ExpectedKind => "license";
}
