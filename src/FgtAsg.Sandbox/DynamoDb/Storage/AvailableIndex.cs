using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>The global secondary index: sparse, sorted, and behind the table by as much as a read asks for.</summary>
internal sealed class AvailableIndex(TimeSpan maxLag)
{
    // Also the versions that were replaced, for as long as a read may ask for them.
    private readonly SortedSet<IndexEntry> _entries = new(IndexEntry.Order);
    private readonly Dictionary<string, IndexEntry> _current = new(StringComparer.Ordinal);
    private readonly Queue<IndexEntry> _replaced = new();
    private long _versions;

    public void Replace(string key, DynamoValue.Map? changed, DateTimeOffset now)
    {
        if (_current.Remove(key, out var before))
        {
            before.Until = now;
            _replaced.Enqueue(before);
        }

        if (changed?.TextOf(TableSchema.IndexHash) is { } pool && changed.TextOf(TableSchema.IndexRange) is { } since)
        {
            var entry = new IndexEntry(pool, since, Place.Of(key), ++_versions, now);
            _entries.Add(entry);
            _current.Add(key, entry);
        }

        while (_replaced.TryPeek(out var oldest) && oldest.Until <= now - maxLag)
        {
            _entries.Remove(_replaced.Dequeue());
        }
    }

    /// <summary>A pool in order, as it was at a time not longer ago than the greatest lag.</summary>
    /// <param name="start">Only what comes after it; it need not be there any more.</param>
    public IEnumerable<DynamoValue.Map> Read(string pool, IndexEntry? start, DateTimeOffset asOf) => _entries
        .From(start ?? IndexEntry.First(pool))
        .TakeWhile(entry => entry.Pool == pool)
        .Where(entry => entry.From <= asOf && asOf < entry.Until)
        .Select(entry => entry.ToItem());
}
