using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>An item's entry in the index, or (with an <see cref="Edge"/>) a place before or after entries.</summary>
internal sealed class IndexEntry
{
    public static readonly IComparer<IndexEntry> Order = Comparer<IndexEntry>.Create((left, right) => left.ComparedTo(right));

    private IndexEntry(string pool, string? availableSince, Place place, int edge, StoredItem? item)
    {
        Pool = pool;
        AvailableSince = availableSince;
        Place = place;
        Edge = edge;
        Item = item;
    }

    public StoredItem? Item { get; }

    private string Pool { get; }

    /// <summary>Null: before (-1) or after (+1) all entries of the pool, as <see cref="Edge"/> says.</summary>
    private string? AvailableSince { get; }

    private Place Place { get; }

    /// <summary>Zero for a single entry; else before or after all that share what comes before it.</summary>
    private int Edge { get; }

    /// <returns>Null where the index does not hold the item.</returns>
    public static IndexEntry? Of(StoredItem? item) => item?.AvailableSince is { } since && item.Pool is { } pool
        ? new IndexEntry(pool, since, Place.Of(item.Key), edge: 0, item)
        : null;

    public static IndexEntry At(string pool, string availableSince, string key) => new(pool, availableSince, Place.Of(key), edge: 0, item: null);

    public static IndexEntry Before(string pool, string? availableSince) => new(pool, availableSince, default, edge: -1, item: null);

    public static IndexEntry After(string pool, string? availableSince) => new(pool, availableSince, default, edge: 1, item: null);

    public int ComparedTo(IndexEntry other)
    {
        var byPool = Utf8Order.Compare(Pool, other.Pool);
        if (byPool != 0)
        {
            return byPool;
        }

        if (AvailableSince is null || other.AvailableSince is null)
        {
            return Outer(this).CompareTo(Outer(other));
        }

        var bySince = Utf8Order.Compare(AvailableSince, other.AvailableSince);
        if (bySince != 0)
        {
            return bySince;
        }

        return Edge != 0 || other.Edge != 0 ? Edge.CompareTo(other.Edge) : Place.ComparedTo(other.Place);
    }

    private static int Outer(IndexEntry entry) => entry.AvailableSince is null ? entry.Edge : 0;
}
