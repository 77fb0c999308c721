using System.Globalization;
using Amazon.S3.Model;

namespace FgtAsg.Network;

/// <summary>The tag lock as the track file's object tags show it, and the tags of others on the same object.</summary>
/// <param name="Owner">Who holds it; null for free. An absent and an empty <c>lock_id</c> are the same.</param>
/// <param name="Expires">Null for a holder that sets no lease: Fortinet's own function.</param>
/// <param name="Others">Tags that are not the lock's: kept by every write.</param>
internal sealed record LockTags(string? Owner, DateTimeOffset? Expires, IReadOnlyList<Tag> Others)
{
    public const string IdKey = "lock_id";
    public const string ExpiresKey = "lock_expires";

    public static readonly LockTags Free = new(Owner: null, Expires: null, []);

    public static LockTags From(IEnumerable<Tag>? tags)
    {
        string? owner = null;
        DateTimeOffset? expires = null;
        var others = new List<Tag>();
        foreach (var tag in tags ?? [])
        {
            switch (tag.Key)
            {
                case IdKey:
                    owner = string.IsNullOrEmpty(tag.Value) ? null : tag.Value;
                    break;
                case ExpiresKey:
                    expires = DateTimeOffset.TryParse(tag.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
                    break;
                default:
                    others.Add(tag);
                    break;
            }
        }

        return new LockTags(owner, expires, others);
    }

    public LockTags HeldBy(string owner, DateTimeOffset expires) => this with { Owner = owner, Expires = expires };

    public LockTags Released() => this with { Owner = null, Expires = null };

    /// <summary>
    /// The whole tag set, since a write of tags replaces it. A free lock is an empty <c>lock_id</c> then, as Fortinet's function leaves it; the file's own
    /// writes leave none, so that who reads the file sees without another call that nobody has it.
    /// </summary>
    public List<Tag> ToTagSet()
    {
        var tags = new List<Tag>(Others) { new() { Key = IdKey, Value = Owner ?? "" } };
        if (Expires is { } expires)
        {
            tags.Add(new Tag { Key = ExpiresKey, Value = expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) });
        }

        return tags;
    }
}

/// <summary>Decides when a held lock may be taken over. Pure, but for what it remembers of earlier looks.</summary>
internal sealed class LockWatch(TimeSpan lease)
{
    private string? _owner;
    private DateTimeOffset _since;

    /// <summary>
    /// Whether the lock may be taken: it is free, its lease is over, or its holder set no lease and was seen to hold it, unchanged, for as
    /// long as ours.
    /// </summary>
    public bool MayTake(LockTags tags, DateTimeOffset now)
    {
        if (tags.Owner is null)
        {
            return true;
        }

        if (tags.Expires is { } expires)
        {
            return expires <= now;
        }

        if (_owner != tags.Owner)
        {
            (_owner, _since) = (tags.Owner, now);
        }

        return now - _since >= lease;
    }
}
