using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>A license's item in the table, as it was read.</summary>
/// <param name="Id">The license's name.</param>
internal sealed record LicenseItem(string Id)
{
    /// <summary>Of the file that it is of.</summary>
    public string? Bucket { get; init; }

    /// <inheritdoc cref="Bucket"/>
    public string? Key { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Of the object when it was last looked at; null where there was none.</summary>
    public string? ETag { get; init; }

    /// <summary>Of what it is given out as, or was last; null where its file was never read.</summary>
    public string? Digest { get; init; }

    /// <summary>Why its file is not taken; null where there is no such reason.</summary>
    public string? Refused { get; init; }

    /// <summary>The name under which the same license is given out; null for none.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The instance that holds it; null for none.</summary>
    public string? Holder { get; init; }

    /// <summary>When that instance got it; null where nobody holds it.</summary>
    public string? ClaimedAt { get; init; }

    /// <summary>Whether it can be claimed, now or when it has cooled down.</summary>
    public bool IsInPool { get; init; }

    /// <summary>From when on it can be claimed, or could when it was withdrawn.</summary>
    public string? AvailableSince { get; init; }

    /// <summary>When it was withdrawn, or marked to be when it is given back; null where it is not.</summary>
    public string? WithdrawnAt { get; init; }

    /// <summary>Counts the changes by its file: one that comes in between is seen by it.</summary>
    public long? Revision { get; init; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Whether it is given out, or may be: no other name may be given out for the same license.</summary>
    public bool IsUsed => IsInPool || Holder is not null;

    /// <summary>An earlier version took it in by the file's name alone.</summary>
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
    };
}
