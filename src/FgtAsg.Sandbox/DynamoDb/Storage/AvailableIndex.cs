using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>The global secondary index: sparse, sorted, and behind the table by the requested lag.</summary>
internal sealed class AvailableIndex(TimeSpan maxLag)
{
    // Includes replaced versions for as long as a read may need them.
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

    /// <summary>A pool in order, as it was at a given time. The time may be at most the maximum lag ago.</summary>
    /// <param name="start">Returns only entries after this one, which may no longer exist.</param>
    public IEnumerable<DynamoValue.Map> Read(string pool, IndexEntry? start, DateTimeOffset asOf) => _entries
        .From(start ?? IndexEntry.First(pool))
        .TakeWhile(entry => entry.Pool == pool)
        .Where(entry => entry.From <= asOf && asOf < entry.Until)
        .Select(entry => entry.ToItem());
}

/// <summary>An index entry for one version of an item, and the period of its validity.</summary>
/// <param name="Version">Distinguishes versions of an item with the same keys.</param>
/// <param name="From">When the version was written.</param>
internal sealed record IndexEntry(string Pool, string AvailableSince, Place Place, long Version, DateTimeOffset From)
{
    public static readonly IComparer<IndexEntry> Order = Comparer<IndexEntry>.Create((left, right) => left.ComparedTo(right));

    /// <summary>When another version replaced it.</summary>
    public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Sorts before every entry of a pool.</summary>
    public static IndexEntry First(string pool) => new(pool, "", new Place(0, ""), 0, default);

    /// <summary>Sorts after every version of an item with these keys.</summary>
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
    /// <summary>The elements at or after a place. Earlier elements are not visited.</summary>
    public static IEnumerable<T> From<T>(this SortedSet<T> set, T start) =>
        set.Count == 0 || set.Comparer.Compare(start, set.Max) > 0 ? [] : set.GetViewBetween(start, set.Max);
}
