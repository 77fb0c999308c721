namespace FgtAsg.Tracking;

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
