using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>
/// One DynamoDB table in this process, with the schema of the fleet's (<see cref="TableSchema"/>): the SDK's requests in, the SDK's
/// responses and exceptions out. It takes the service's own expressions, and refuses what the service refuses.
/// </summary>
/// <remarks>
/// Thread-safe: every operation is one step. Values are copied in and out. Throughput, consumed capacity and the parameters that expressions
/// have replaced are not modelled: a request that asks for them gets <see cref="NotSupportedException"/>. Reads by key are always consistent.
/// </remarks>
public sealed class TableModel
{
    private readonly Lock _lock = new();
    private readonly ItemStore _store;
    private readonly Reads _reads;
    private readonly Writes _writes;
    private readonly Queries _queries;
    private readonly Scans _scans;
    private readonly Transactions _transactions;

    public TableModel(TableModelOptions? options = null)
    {
        Options = options ?? new TableModelOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.IndexReadLag, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Options.PageBytes, nameof(options));
        if (Options.IndexProjection != ProjectionType.KEYS_ONLY && Options.IndexProjection != ProjectionType.ALL)
        {
            throw new ArgumentException($"The index projects KEYS_ONLY or ALL, not {Options.IndexProjection}.", nameof(options));
        }

        _store = new ItemStore(Options.IndexReadLag);
        _reads = new Reads(_store);
        _writes = new Writes(_store, Options);
        _queries = new Queries(_store, Options);
        _scans = new Scans(_store, Options);
        _transactions = new Transactions(_store, Options);
    }

    public TableModelOptions Options { get; }

    public string Name => Options.Name;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _store.Count;
            }
        }
    }

    /// <summary>A copy of every item, by <c>Category</c> in ordinal order.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>> Items
    {
        get
        {
            lock (_lock)
            {
                return [.. _store.All.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => AttributeValues.ToSdk(item.Attributes))];
            }
        }
    }

    /// <summary>A copy of the item with this key; null where there is none.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Find(string category)
    {
        lock (_lock)
        {
            return _store.Find(category) is { } item ? AttributeValues.ToSdk(item.Attributes) : null;
        }
    }

    /// <summary>Puts an item without a request, as if it had been there all the time: the index shows it at once.</summary>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: not an item that the table can hold.</exception>
    public void Put(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var write = PreparedWrite.Put(
            new Dictionary<string, AttributeValue>(item, StringComparer.Ordinal), new WriteConditions(null, null, null, null));
        lock (_lock)
        {
            _store.Replace(write.Key, new StoredItem(write.Change(null)!), Options.TimeProvider.GetUtcNow() - Options.IndexReadLag);
        }
    }

    /// <summary>What time-to-live does within some days of its own accord: deletes every item whose <c>ExpiresAt</c> is a number of seconds
    /// that has passed.</summary>
    /// <returns>How many items it deleted.</returns>
    public int ExpireNow()
    {
        lock (_lock)
        {
            var now = Options.TimeProvider.GetUtcNow();
            var seconds = DynamoNumber.Of(now.ToUnixTimeSeconds());
            var expired = _store.All.Where(item =>
                item.Attributes[TableSchema.TimeToLive] is DynamoValue.Number number && number.Value.ComparedTo(seconds) < 0).ToList();
            expired.ForEach(item => _store.Replace(item.Key, changed: null, now));
            return expired.Count;
        }
    }

    public GetItemResponse GetItem(GetItemRequest request) => Run(request.TableName, () => _reads.Get(request));

    public PutItemResponse PutItem(PutItemRequest request) => Run(request.TableName, () => _writes.Put(request));

    public UpdateItemResponse UpdateItem(UpdateItemRequest request) => Run(request.TableName, () => _writes.Update(request));

    public DeleteItemResponse DeleteItem(DeleteItemRequest request) => Run(request.TableName, () => _writes.Delete(request));

    public QueryResponse Query(QueryRequest request) => Run(request.TableName, () => _queries.Query(request));

    public ScanResponse Scan(ScanRequest request) => Run(request.TableName, () => _scans.Scan(request));

    public BatchGetItemResponse BatchGetItem(BatchGetItemRequest request)
    {
        if (request.RequestItems is not { Count: 1 } tables)
        {
            throw request.RequestItems is { Count: > 1 }
                ? TableFaults.NoTable()
                : TableFaults.Constraint("{}", "requestItems", "Member must have length greater than or equal to 1");
        }

        var (table, requested) = tables.Single();
        return Run(table, () => _reads.BatchGet(request, table, requested));
    }

    public TransactWriteItemsResponse TransactWriteItems(TransactWriteItemsRequest request)
    {
        lock (_lock)
        {
            return _transactions.Write(request, EnsureTable);
        }
    }

    private T Run<T>(string? table, Func<T> operation)
    {
        EnsureTable(table);
        lock (_lock)
        {
            return operation();
        }
    }

    // A table may be named by its ARN as well.
    private void EnsureTable(string? table)
    {
        if (table is null)
        {
            throw TableFaults.Constraint("null", "tableName", "Member must not be null");
        }

        if (table != Name && !(table.StartsWith("arn:", StringComparison.Ordinal) && table.EndsWith($":table/{Name}", StringComparison.Ordinal)))
        {
            throw TableFaults.NoTable();
        }
    }
}
