using System.Net;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>Query of the index or the table, and Scan of the table. Both read page by page.</summary>
internal sealed class Pages(ItemStore store, TableModelOptions options)
{
    private const int MaxBytes = 1024 * 1024;

    private static readonly string[] Modelled =
        ["TableName", "ConsistentRead", "ExpressionAttributeNames", "ExpressionAttributeValues", "Limit", "ExclusiveStartKey"];

    public QueryResponse Query(QueryRequest request)
    {
        NotModelled.EnsureOnly(request, [.. Modelled, nameof(request.IndexName), nameof(request.KeyConditionExpression)]);
        EnsureLimit(request.Limit);
        var ofIndex = request.IndexName is not null;
        var placeholders = new Placeholders(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            (nameof(request.KeyConditionExpression), request.KeyConditionExpression));
        var condition = ofIndex
            ? KeyCondition.Parse(request.KeyConditionExpression, placeholders, TableSchema.IndexHash, TableSchema.IndexRange)
            : KeyCondition.Parse(request.KeyConditionExpression, placeholders, TableSchema.Key, rangeKey: null);
        placeholders.EnsureAllUsed();

        var (items, last) = Read(ofIndex ? OfIndex(request, condition) : OfTable(request, condition), request.Limit);
        return new QueryResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Count = items.Count,
            ScannedCount = items.Count,
            Items = items.ConvertAll(item => item.ToItem()),
            // The index contains only keys.
            LastEvaluatedKey = ofIndex ? last?.ToItem() : KeyOf(last),
        };
    }

    public ScanResponse Scan(ScanRequest request)
    {
        NotModelled.EnsureOnly(request, [.. Modelled, nameof(request.FilterExpression)]);
        EnsureLimit(request.Limit);
        var filter = ConditionParser.Parse(
            nameof(request.FilterExpression),
            request.FilterExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues);
        var start = request.ExclusiveStartKey is null ? null : ItemKeys.OfRequest(request.ExclusiveStartKey);
        var (items, last) = Read(store.Scan(start), request.Limit);
        var found = items.FindAll(filter ?? (_ => true));
        return new ScanResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Count = found.Count,
            ScannedCount = items.Count,
            Items = found.ConvertAll(item => item.ToItem()),
            LastEvaluatedKey = KeyOf(last),
        };
    }

    private IEnumerable<DynamoValue.Map> OfIndex(QueryRequest request, KeyCondition condition)
    {
        if (request.IndexName != TableSchema.Index)
        {
            throw TableFaults.Validation($"The table does not have the specified index: {request.IndexName}");
        }

        if (request.ConsistentRead == true)
        {
            throw TableFaults.Validation("Consistent reads are not supported on global secondary indexes");
        }

        // The items that satisfy a comparison of the range key are contiguous.
        var start = request.ExclusiveStartKey is null ? null : Start(DynamoValue.Map.FromSdk(request.ExclusiveStartKey), condition);
        var pool = store.Index.Read(condition.Hash, start, options.TimeProvider.GetUtcNow() - Lag());
        return condition.Range is { } range ? pool.SkipWhile(item => !range.Holds(item)).TakeWhile(range.Holds) : pool;
    }

    private IEnumerable<DynamoValue.Map> OfTable(QueryRequest request, KeyCondition condition)
    {
        if (request.ExclusiveStartKey is { } start)
        {
            return ItemKeys.OfRequest(start) == condition.Hash ? [] : throw OutsideQuery();
        }

        return store.Find(condition.Hash) is { } item ? [item] : [];
    }

    private static IndexEntry Start(DynamoValue.Map key, KeyCondition condition)
    {
        if (key.Values.Count != 3
            || key.TextOf(TableSchema.Key) is not { } category
            || key.TextOf(TableSchema.IndexHash) is not { } pool
            || key.TextOf(TableSchema.IndexRange) is not { } since)
        {
            throw TableFaults.Validation("The provided starting key is invalid");
        }

        return pool == condition.Hash && condition.Range?.Holds(key) != false
            ? IndexEntry.After(pool, since, category)
            : throw OutsideQuery();
    }

    private TimeSpan Lag()
    {
        var lag = options.LagOfRead?.Invoke() ?? options.IndexReadLag;
        return lag >= TimeSpan.Zero && lag <= options.IndexReadLag
            ? lag
            : throw new InvalidOperationException($"{nameof(options.LagOfRead)} gave {lag}, which is not within {options.IndexReadLag}.");
    }

    /// <returns>
    /// One page, and its last item if more items may follow. A page that reached its limit always has a last item, even if nothing
    /// follows, because the service does not check this.
    /// </returns>
    private static (List<DynamoValue.Map> Items, DynamoValue.Map? Last) Read(IEnumerable<DynamoValue.Map> items, int? limit)
    {
        var page = new List<DynamoValue.Map>();
        var bytes = 0;
        foreach (var item in items)
        {
            page.Add(item);
            bytes += item.ItemSize;
            if (page.Count == limit || bytes >= MaxBytes)
            {
                return (page, item);
            }
        }

        return (page, null);
    }

    private static void EnsureLimit(int? limit)
    {
        if (limit < 1)
        {
            throw TableFaults.Constraint($"'{limit}'", "limit", "Member must have value greater than or equal to 1");
        }
    }

    private static Dictionary<string, AttributeValue>? KeyOf(DynamoValue.Map? item) =>
        item is null ? null : new(StringComparer.Ordinal) { [TableSchema.Key] = item[TableSchema.Key]!.ToSdk() };

    private static Exception OutsideQuery() =>
        TableFaults.Validation("The provided starting key is outside query boundaries based on provided conditions");
}
