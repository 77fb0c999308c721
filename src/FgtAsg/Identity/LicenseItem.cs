using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>A license's item in the table, as it was read.</summary>
/// <param name="Id">The license's name.</param>
internal sealed record LicenseItem(string Id)
{
    /// <summary>The place of the license's file.</summary>
    public string? Bucket { get; init; }

    /// <inheritdoc cref="Bucket"/>
    public string? Key { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    /// <summary>The object's ETag when it was last read; null if there was no object.</summary>
    public string? ETag { get; init; }

    /// <summary>The digest of the license under which it is, or was last, given out; null if its file was never read.</summary>
    public string? Digest { get; init; }

    /// <summary>Why its file is refused; null if it is not.</summary>
    public string? Refused { get; init; }

    /// <summary>The other name under which the same license is given out; null for none.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The instance that holds it; null for none.</summary>
    public string? Holder { get; init; }

    /// <summary>When the holder claimed it; null without a holder.</summary>
    public string? ClaimedAt { get; init; }

    /// <summary>Whether it can be claimed, now or after its cool-down.</summary>
    public bool IsInPool { get; init; }

    /// <summary>When it can be claimed, or could have been when it was withdrawn.</summary>
    public string? AvailableSince { get; init; }

    /// <summary>When it was withdrawn, or marked for withdrawal at its return; null for neither.</summary>
    public string? WithdrawnAt { get; init; }

    /// <summary>Counts the changes that its file caused, to detect concurrent changes.</summary>
    public long? Revision { get; init; }

    /// <summary>When a firewall last called it invalid; null for never, or if a later firewall proved it.</summary>
    public string? InvalidAt { get; init; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Whether it is given out or can be. Then the same license must not be given out under another name.</summary>
    public bool IsUsed => IsInPool || Holder is not null;

    /// <summary>Whether an earlier version took it in by file name, without reading the file.</summary>
    public bool IsUnread => IsUsed && Digest is null;

    public string Category => PoolKind.License.KeyOf(Id);

    public static LicenseItem From(string id, IReadOnlyDictionary<string, AttributeValue> item) => new(id)
    {
        Bucket = item.Text("Bucket"),
        Key = item.Text("Key"),
        Size = item.Number("Size"),
        ETag = item.Text("ETag"),
        Digest = item.Text("Digest"),
        Refused = item.Text("Refused"),
        DuplicateOf = item.Text("DuplicateOf"),
        Holder = item.Text("InstanceId"),
        ClaimedAt = item.Text("ClaimedAt"),
        IsInPool = item.ContainsKey("Pool"),
        AvailableSince = item.Text("AvailableSince"),
        WithdrawnAt = item.Text("WithdrawnAt"),
        Revision = item.Number("Revision"),
        InvalidAt = item.Text("InvalidAt"),
    };
}
