using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>The table's items in scan order, and their index. Not thread-safe: the table's lock protects it.</summary>
internal sealed class ItemStore(TimeSpan maxIndexLag)
{
    private readonly Dictionary<string, DynamoValue.Map> _items = new(StringComparer.Ordinal);
    private readonly SortedSet<Place> _order = new(Place.Order);

    public int Count => _items.Count;

    public AvailableIndex Index { get; } = new(maxIndexLag);

    public IEnumerable<(string Key, DynamoValue.Map Item)> All => _order.Select(place => (place.Key, _items[place.Key]));

    public DynamoValue.Map? Find(string key) => _items.GetValueOrDefault(key);

    /// <summary>The items in scan order.</summary>
    /// <param name="start">Returns only items after this key, which may no longer exist.</param>
    public IEnumerable<DynamoValue.Map> Scan(string? start) =>
        (start is null ? _order : _order.From(Place.Of(start))).Where(place => place.Key != start).Select(place => _items[place.Key]);

    /// <param name="changed">Null removes the item.</param>
    /// <param name="writtenAt">The start of the index's lag.</param>
    public void Replace(string key, DynamoValue.Map? changed, DateTimeOffset writtenAt)
    {
        if (changed is not null)
        {
            _items[key] = changed;
            _order.Add(Place.Of(key));
        }
        else if (_items.Remove(key))
        {
            _order.Remove(Place.Of(key));
        }

        Index.Replace(key, changed, writtenAt);
    }
}
