using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>
/// One DynamoDB table in this process, with the schema of the fleet's (<see cref="TableSchema"/>): the SDK's requests in, the SDK's
/// responses and exceptions out. It does what the function, and whoever works on its table by hand, asks for, and refuses what the
/// service refuses.
/// </summary>
/// <remarks>
/// Thread-safe: every operation is one step. Values are copied in and out. Reads by key are always consistent. Whatever else the service
/// can do gets <see cref="NotSupportedException"/>, which names it: other parameters, types, functions, and paths into a map.
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

    /// <summary>A copy of every item, by <c>Category</c> in ordinal order.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>> Items => Locked(
        () => _store.All.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Item.ToItem()).ToList());

    /// <summary>A copy of the item with this key; null where there is none.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Find(string category) => Locked(() => _store.Find(category)?.ToItem());

    /// <summary>Puts an item without a request, as if it had been there all the time: the index shows it at once.</summary>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: not an item that the table can hold.</exception>
    public void Put(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var write = PreparedWrite.Put(new(item, StringComparer.Ordinal), new PreparedWrite.Conditions());
        lock (_lock)
        {
            _store.Replace(write.Key, write.Change(null), Options.TimeProvider.GetUtcNow() - Options.IndexReadLag);
        }
    }

    /// <summary>Removes an item without a request, as if it had never been there.</summary>
    public void Remove(string category)
    {
        lock (_lock)
        {
            _store.Replace(category, changed: null, Options.TimeProvider.GetUtcNow() - Options.IndexReadLag);
        }
    }

    /// <summary>What time-to-live does within some days of its own accord: deletes every item whose <c>ExpiresAt</c> is a number of seconds
    /// that has passed.</summary>
    /// <returns>How many items it deleted.</returns>
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
        : throw NotModelled.Of("RequestItems of another number of tables than one");

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
