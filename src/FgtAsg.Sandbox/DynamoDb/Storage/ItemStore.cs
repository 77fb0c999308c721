namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>The table's items, in the order of a scan, and their index. Not thread-safe: the table's lock guards it.</summary>
internal sealed class ItemStore(TimeSpan maxIndexLag)
{
    private readonly Dictionary<string, StoredItem> _items = new(StringComparer.Ordinal);
    private readonly SortedSet<Place> _order = new(Place.Order);

    public int Count => _items.Count;

    public AvailableIndex Index { get; } = new(maxIndexLag);

    public IEnumerable<StoredItem> All => _order.Select(place => _items[place.Key]);

    public StoredItem? Find(string key) => _items.GetValueOrDefault(key);

    /// <summary>The items after this key in the order of a scan; the key need not be there any more.</summary>
    public IEnumerable<StoredItem> After(string? key)
    {
        if (key is null || _order.Count == 0)
        {
            return All;
        }

        var start = Place.Of(key);
        return start.ComparedTo(_order.Max) >= 0
            ? []
            : _order.GetViewBetween(start, _order.Max).Where(place => place != start).Select(place => _items[place.Key]);
    }

    /// <param name="changed">Null: the item goes.</param>
    /// <param name="writtenAt">When, as the index's lag counts it.</param>
    public void Replace(string key, StoredItem? changed, DateTimeOffset writtenAt)
    {
        var before = Find(key);
        if (changed is not null)
        {
            _items[key] = changed;
            _order.Add(Place.Of(key));
        }
        else if (_items.Remove(key))
        {
            _order.Remove(Place.Of(key));
        }

        Index.Replace(key, before, changed, writtenAt);
    }
}
