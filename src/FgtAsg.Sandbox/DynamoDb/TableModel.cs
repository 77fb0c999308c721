using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>
/// One DynamoDB table in this process with the fleet's schema (<see cref="TableSchema"/>). It takes the SDK's requests, and returns the
/// SDK's responses and exceptions. It supports the requests of the function and of operators who edit its table. It refuses the requests
/// that the service refuses.
/// </summary>
/// <remarks>
/// Thread-safe: every operation is atomic. Values are copied in and out. Reads by key are always consistent. Unsupported features throw
/// <see cref="NotSupportedException"/> with their name: other parameters, types, functions, and paths into a map.
/// </remarks>
public sealed class TableModel
{
    private readonly Lock _lock = new();
    private readonly ItemStore _store;
    private readonly Reads _reads;
    private readonly Writes _writes;
    private readonly Pages _pages;
    private readonly Transactions _transactions;

    public TableModel(TableModelOptions? options = null)
    {
        Options = options ?? new TableModelOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.IndexReadLag, TimeSpan.Zero, nameof(options));
        _store = new ItemStore(Options.IndexReadLag);
        _reads = new Reads(_store);
        _writes = new Writes(_store, Options);
        _pages = new Pages(_store, Options);
        _transactions = new Transactions(_store, Options);
    }

    public TableModelOptions Options { get; }

    public string Name => Options.Name;

    public int Count => Locked(() => _store.Count);

    /// <summary>A copy of every item, in ordinal order of <c>Category</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>> Items => Locked(
        () => _store.All.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Item.ToItem()).ToList());

    /// <summary>A copy of the item with this key; null if it does not exist.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Find(string category) => Locked(() => _store.Find(category)?.ToItem());

    /// <summary>Writes an item without a request. The index shows it at once, as if it had always existed.</summary>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: the table cannot store this item.</exception>
    public void Put(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var write = PreparedWrite.Put(new(item, StringComparer.Ordinal), new PreparedWrite.Conditions());
        lock (_lock)
        {
            _store.Replace(write.Key, write.Change(null), Options.TimeProvider.GetUtcNow() - Options.IndexReadLag);
        }
    }

    /// <summary>Removes an item without a request, as if it had never existed.</summary>
    public void Remove(string category)
    {
        lock (_lock)
        {
            _store.Replace(category, changed: null, Options.TimeProvider.GetUtcNow() - Options.IndexReadLag);
        }
    }

    /// <summary>
    /// Does what time to live does within a few days: deletes every item whose <c>ExpiresAt</c> is a number of seconds in the past.
    /// </summary>
    /// <returns>The number of deleted items.</returns>
    public int ExpireNow() => Locked(() =>
    {
        var now = Options.TimeProvider.GetUtcNow();
        var expired = _store.All.Where(item =>
            item.Item[TableSchema.TimeToLive] is DynamoValue.Number number && number.Value < now.ToUnixTimeSeconds()).ToList();
        expired.ForEach(item => _store.Replace(item.Key, changed: null, now));
        return expired.Count;
    });

    public GetItemResponse GetItem(GetItemRequest request) => Run(request.TableName, () => _reads.Get(request));

    public PutItemResponse PutItem(PutItemRequest request) => Run(request.TableName, () => _writes.Put(request));

    public UpdateItemResponse UpdateItem(UpdateItemRequest request) => Run(request.TableName, () => _writes.Update(request));

    public DeleteItemResponse DeleteItem(DeleteItemRequest request) => Run(request.TableName, () => _writes.Delete(request));

    public QueryResponse Query(QueryRequest request) => Run(request.TableName, () => _pages.Query(request));

    public ScanResponse Scan(ScanRequest request) => Run(request.TableName, () => _pages.Scan(request));

    public BatchGetItemResponse BatchGetItem(BatchGetItemRequest request) => request.RequestItems is { Count: 1 } tables
        ? Run(tables.Keys.Single(), () => _reads.BatchGet(request))
        : throw NotModelled.Of("RequestItems of zero or several tables");

    public TransactWriteItemsResponse TransactWriteItems(TransactWriteItemsRequest request) =>
        Locked(() => _transactions.Write(request, EnsureTable));

    private T Run<T>(string? table, Func<T> operation)
    {
        EnsureTable(table);
        return Locked(operation);
    }

    private T Locked<T>(Func<T> operation)
    {
        lock (_lock)
        {
            return operation();
        }
    }

    private void EnsureTable(string? table)
    {
        if (table is null)
        {
            throw TableFaults.Constraint("null", "tableName", "Member must not be null");
        }

        if (table != Name)
        {
            throw table.StartsWith("arn:", StringComparison.Ordinal) ? NotModelled.Of("a table's ARN") : TableFaults.NoTable();
        }
    }
}
