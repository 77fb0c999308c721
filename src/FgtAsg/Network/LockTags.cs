using System.Globalization;
using Amazon.S3.Model;

namespace FgtAsg.Network;

/// <summary>The tag lock in the track file's object tags, and the other tags of the object.</summary>
/// <param name="Owner">The lock's holder; null if it is free. An absent and an empty <c>lock_id</c> mean the same.</param>
/// <param name="Expires">Null for a holder without a lease: Fortinet's function.</param>
/// <param name="Others">All other tags. Every write keeps them.</param>
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
                    expires = DateTimeOffset.TryParse(
                        tag.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                        ? time
                        : null;
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
    /// The complete tag set, because a write replaces all tags. A free lock is an empty <c>lock_id</c>, as Fortinet's function leaves it.
    /// Writes of the file itself leave no lock tags, so that a reader sees without another call that the file is not locked.
    /// </summary>
    public List<Tag> ToTagSet()
    {
        var tags = new List<Tag>(Others) { new() { Key = IdKey, Value = Owner ?? "" } };
        if (Expires is { } expires)
        {
            var text = expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            tags.Add(new Tag { Key = ExpiresKey, Value = text });
        }

        return tags;
    }
}

/// <summary>Decides when a held lock may be taken over. Pure, except that it remembers earlier calls.</summary>
internal sealed class LockWatch(TimeSpan lease)
{
    private string? _owner;
    private DateTimeOffset _since;

    /// <summary>
    /// Whether the lock may be taken: it is free, its lease has expired, or its holder set no lease and this writer has seen the same
    /// holder, without a change, for as long as the function's own lease.
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
