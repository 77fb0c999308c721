namespace FgtAsg.Intake;

/// <summary>All that decides what becomes of a licence.</summary>
/// <param name="File">Its file.</param>
/// <param name="Item">Its item, read before the file was; null for none.</param>
/// <param name="Seen">What S3 has.</param>
internal sealed record LicenseView(LicenseFile File, LicenseItem? Item, SeenFile Seen)
{
    /// <summary>Of the file's content; null where it is no licence, or nothing depends on it.</summary>
    public LicenseDigest? Digest { get; init; }

    /// <summary>The item of the other name under which the same licence is, or was last, given out; null for none.</summary>
    public LicenseItem? Other { get; init; }

    /// <summary>A licence that nobody can read, that is held or cools down, and that this one may be; null for none.</summary>
    public LicenseItem? Suspect { get; init; }

    /// <summary>Whether the file's digest must be known in order to decide.</summary>
    public bool NeedsDigest => Seen is SeenFile.License seen && (Item is not { IsUsed: true } || Item.Digest != seen.Digest);

    /// <summary>The other name, where the digest's item has one.</summary>
    public string? OtherName => Digest?.License is { } name && name != File.Id ? name : null;
}
