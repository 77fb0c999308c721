using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

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
