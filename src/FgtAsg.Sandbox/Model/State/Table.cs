using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>The resources of one kind in the order of their creation, with the past states that describe calls still show.</summary>
/// <remarks>Values are immutable, so past states are references to them.</remarks>
internal sealed class Table<T>(TimeSpan visibilityDelay)
    where T : class, ICloudResource
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, Row> _order = [];
    private readonly Queue<(DateTimeOffset RemovedAt, string Id)> _removed = new();
    private long _created;

    /// <summary>The existing resources, independent of their visibility to describe calls.</summary>
    public IEnumerable<T> All => _order.Values.Where(row => row.Value is not null).Select(row => row.Value!);

    public int Count { get; private set; }

    /// <summary>The current state of the resource; null if it does not exist.</summary>
    public T? Get(string id) => _rows.GetValueOrDefault(id)?.Value;

    /// <summary>The current state of the resource for a call with its id; null if it does not exist or is too new to be visible.</summary>
    public T? Find(string? id, DateTimeOffset now) =>
        id is not null && _rows.TryGetValue(id, out var row) && row.CreatedAt + visibilityDelay <= now ? row.Value : null;

    /// <summary>The state of the resource that a describe call shows.</summary>
    public T? Show(string id, DateTimeOffset now) => _rows.TryGetValue(id, out var row) ? row.At(now - visibilityDelay) : null;

    /// <summary>Everything that describe calls show, with a number in order of creation (the position for paging).</summary>
    public IEnumerable<(long Place, T Value)> ShowAll(DateTimeOffset now)
    {
        foreach (var (place, row) in _order)
        {
            if (row.At(now - visibilityDelay) is { } value)
            {
                yield return (place, value);
            }
        }
    }

    public void Put(T value, DateTimeOffset now)
    {
        if (!_rows.TryGetValue(value.Id, out var row))
        {
            row = new Row(_created++, now);
            _rows.Add(value.Id, row);
            _order.Add(row.Place, row);
            Count++;
        }

        row.Set(value, now, visibilityDelay);
        ForgetRemoved(now);
    }

    public void Remove(string id, DateTimeOffset now)
    {
        _rows[id].Set(null, now, visibilityDelay);
        Count--;
        _removed.Enqueue((now, id));
        ForgetRemoved(now);
    }

    private void ForgetRemoved(DateTimeOffset now)
    {
        while (_removed.TryPeek(out var removed) && removed.RemovedAt + visibilityDelay <= now)
        {
            _removed.Dequeue();
            _rows.Remove(removed.Id, out var row);
            _order.Remove(row!.Place);
        }
    }

    private sealed class Row(long place, DateTimeOffset createdAt)
    {
        private readonly List<(DateTimeOffset From, T? Value)> _past = [];

        public long Place { get; } = place;

        public DateTimeOffset CreatedAt { get; } = createdAt;

        public T? Value { get; private set; }

        public void Set(T? value, DateTimeOffset now, TimeSpan keep)
        {
            Value = value;
            if (keep == TimeSpan.Zero)
            {
                return;
            }

            // Describe calls show the newest entry that is old enough. Older entries are not needed.
            var shown = _past.FindLastIndex(entry => entry.From <= now - keep);
            if (shown > 0)
            {
                _past.RemoveRange(0, shown);
            }

            _past.Add((now, value));
        }

        public T? At(DateTimeOffset time) => _past.Count == 0 ? Value : _past.FindLast(entry => entry.From <= time).Value;
    }
}
