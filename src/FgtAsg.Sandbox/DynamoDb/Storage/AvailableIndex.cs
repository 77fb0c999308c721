using FgtAsg.Sandbox.DynamoDb.Expressions;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>The global secondary index: sparse, sorted, and behind the table by as much as a read asks for.</summary>
internal sealed class AvailableIndex(TimeSpan maxLag)
{
    private readonly SortedSet<IndexEntry> _entries = new(IndexEntry.Order);

    // What the entries of items were before each change that some read may not see yet, oldest first.
    private readonly Queue<(DateTimeOffset At, string Key, IndexEntry? Before)> _changes = new();

    public void Replace(string key, StoredItem? before, StoredItem? after, DateTimeOffset now)
    {
        var old = IndexEntry.Of(before);
        var changed = IndexEntry.Of(after);
        if (old is not null)
        {
            _entries.Remove(old);
        }

        if (changed is not null)
        {
            _entries.Add(changed);
        }

        if (maxLag > TimeSpan.Zero && (old is not null || changed is not null))
        {
            _changes.Enqueue((now, key, old));
        }

        while (_changes.TryPeek(out var oldest) && oldest.At <= now - maxLag)
        {
            _changes.Dequeue();
        }
    }

    /// <summary>The entries of a pool as they were at a time not longer ago than the greatest lag.</summary>
    /// <param name="start">Only what comes after it in the order of the read; it need not be there any more.</param>
    public IEnumerable<StoredItem> Read(string pool, KeyRange? range, bool forward, IndexEntry? start, DateTimeOffset asOf)
    {
        var lower = range?.Lower is null || range.IncludesLower ? IndexEntry.Before(pool, range?.Lower) : IndexEntry.After(pool, range.Lower);
        var upper = range?.Upper is null || range.IncludesUpper ? IndexEntry.After(pool, range?.Upper) : IndexEntry.Before(pool, range.Upper);
        if (start is not null && forward && start.ComparedTo(lower) > 0)
        {
            lower = start;
        }

        if (start is not null && !forward && start.ComparedTo(upper) < 0)
        {
            upper = start;
        }

        if (lower.ComparedTo(upper) > 0)
        {
            return [];
        }

        var hidden = Hidden(asOf);
        var current = forward ? _entries.GetViewBetween(lower, upper) : _entries.GetViewBetween(lower, upper).Reverse();
        var past = hidden.Values.OfType<IndexEntry>()
            .Where(entry => entry.ComparedTo(lower) >= 0 && entry.ComparedTo(upper) <= 0).Order(IndexEntry.Order);
        return Merge(current.Where(entry => !hidden.ContainsKey(entry.Item!.Key)), forward ? past : past.Reverse(), forward)
            .Where(entry => start is null || entry.ComparedTo(start) != 0)
            .Select(entry => entry.Item!)
            .Where(item => range is null || range.Contains(item.AvailableSince!));
    }

    // The entries, as they were before, of the items that changed since.
    private Dictionary<string, IndexEntry?> Hidden(DateTimeOffset asOf)
    {
        var hidden = new Dictionary<string, IndexEntry?>(StringComparer.Ordinal);
        foreach (var (at, key, before) in _changes)
        {
            if (at > asOf)
            {
                hidden.TryAdd(key, before);
            }
        }

        return hidden;
    }

    private static IEnumerable<IndexEntry> Merge(IEnumerable<IndexEntry> one, IEnumerable<IndexEntry> other, bool forward)
    {
        using var rest = other.GetEnumerator();
        var hasMore = rest.MoveNext();
        foreach (var entry in one)
        {
            while (hasMore && rest.Current.ComparedTo(entry) < 0 == forward)
            {
                yield return rest.Current;
                hasMore = rest.MoveNext();
            }

            yield return entry;
        }

        while (hasMore)
        {
            yield return rest.Current;
            hasMore = rest.MoveNext();
        }
    }
}
