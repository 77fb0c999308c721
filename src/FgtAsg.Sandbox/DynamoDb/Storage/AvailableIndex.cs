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

/// <summary>What the index holds of one version of an item, and when it did.</summary>
/// <param name="Version">Tells the versions of an item apart that have the same keys.</param>
/// <param name="From">When it was written.</param>
internal sealed record IndexEntry(string Pool, string AvailableSince, Place Place, long Version, DateTimeOffset From)
{
    public static readonly IComparer<IndexEntry> Order = Comparer<IndexEntry>.Create((left, right) => left.ComparedTo(right));

    /// <summary>When another version took its place.</summary>
    public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Before whatever is in a pool.</summary>
    public static IndexEntry First(string pool) => new(pool, "", new Place(0, ""), 0, default);

    /// <summary>After every version of an item with these keys.</summary>
    public static IndexEntry After(string pool, string availableSince, string key) =>
        new(pool, availableSince, Place.Of(key), long.MaxValue, default);

    public DynamoValue.Map ToItem() => new(new Dictionary<string, DynamoValue>(StringComparer.Ordinal)
    {
        [TableSchema.Key] = new DynamoValue.Text(Place.Key),
        [TableSchema.IndexHash] = new DynamoValue.Text(Pool),
        [TableSchema.IndexRange] = new DynamoValue.Text(AvailableSince),
    });

    private int ComparedTo(IndexEntry other)
    {
        var order = Utf8Order.Compare(Pool, other.Pool);
        order = order != 0 ? order : Utf8Order.Compare(AvailableSince, other.AvailableSince);
        order = order != 0 ? order : Place.ComparedTo(other.Place);
        return order != 0 ? order : Version.CompareTo(other.Version);
    }
}

internal static class SortedSetExtensions
{
    /// <summary>What is at a place or after it, found without looking at what is before.</summary>
    public static IEnumerable<T> From<T>(this SortedSet<T> set, T start) =>
        set.Count == 0 || set.Comparer.Compare(start, set.Max) > 0 ? [] : set.GetViewBetween(start, set.Max);
}
