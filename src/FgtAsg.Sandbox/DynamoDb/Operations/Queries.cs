using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>Query, of the index or of the table itself.</summary>
internal sealed class Queries(ItemStore store, TableModelOptions options)
{
    private const string BadStart = "The provided starting key is invalid";

    private bool IndexHoldsKeysOnly => options.IndexProjection == ProjectionType.KEYS_ONLY;

    public QueryResponse Query(QueryRequest request)
    {
        NotModelled.Ensure(
            request.ReturnConsumedCapacity,
            (nameof(request.KeyConditions), request.KeyConditions),
            (nameof(request.QueryFilter), request.QueryFilter),
            (nameof(request.AttributesToGet), request.AttributesToGet),
            (nameof(request.ConditionalOperator), request.ConditionalOperator));
        Page.EnsureLimit(request.Limit);
        var ofIndex = request.IndexName is not null;
        var placeholders = new Placeholders(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            (ExpressionNames.Projection, request.ProjectionExpression),
            (ExpressionNames.Filter, request.FilterExpression),
            (ExpressionNames.KeyCondition, request.KeyConditionExpression));
        var condition = ofIndex
            ? KeyCondition.Parse(request.KeyConditionExpression, placeholders, TableSchema.IndexHash, TableSchema.IndexRange)
            : KeyCondition.Parse(request.KeyConditionExpression, placeholders, TableSchema.Key, rangeKey: null);
        var filter = Filter.Parse(ExpressionNames.Filter, request.FilterExpression, placeholders);
        var projection = ProjectedPaths.Parse(request.ProjectionExpression, placeholders);
        placeholders.EnsureAllUsed();
        Selection.Ensure(request.Select, projection, ofIndex);
        if (ofIndex)
        {
            EnsureIndexAnswers(request, filter, projection);
        }

        EnsureNoKey(filter, ofIndex ? TableSchema.IndexKeys : [TableSchema.Key]);
        var page = Page.Read(
            ofIndex ? OfIndex(request, condition) : OfTable(request, condition), request.Limit, options.PageBytes, filter);
        return new QueryResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Count = page.Items.Count,
            ScannedCount = page.Scanned,
            Items = request.Select == Select.COUNT ? null : page.Show(projection),
            LastEvaluatedKey = page.Last is null
                ? null
                : AttributeValues.ToSdk(page.Last.Only(ofIndex ? TableSchema.AllKeys : [TableSchema.Key])),
        };
    }

    private IEnumerable<DynamoValue.Map> OfIndex(QueryRequest request, KeyCondition condition)
    {
        var start = request.ExclusiveStartKey is null ? null : Start(AttributeValues.FromSdk(request.ExclusiveStartKey), condition);
        var asOf = options.TimeProvider.GetUtcNow() - Lag();
        return store.Index.Read(condition.Hash, condition.Range, request.ScanIndexForward ?? true, start, asOf)
            .Select(item => IndexHoldsKeysOnly ? item.Attributes.Only(TableSchema.AllKeys) : item.Attributes);
    }

    private IEnumerable<DynamoValue.Map> OfTable(QueryRequest request, KeyCondition condition)
    {
        if (request.ExclusiveStartKey is { } start)
        {
            return ItemKeys.OfRequest(start) == condition.Hash
                ? []
                : throw TableFaults.Validation("The provided starting key is outside query boundaries based on provided conditions");
        }

        return store.Find(condition.Hash) is { } item ? [item.Attributes] : [];
    }

    private static IndexEntry Start(DynamoValue.Map key, KeyCondition condition)
    {
        if (key.Values.Count != TableSchema.AllKeys.Count
            || key[TableSchema.Key] is not DynamoValue.Text { Value: var category }
            || key[TableSchema.IndexHash] is not DynamoValue.Text { Value: var pool }
            || key[TableSchema.IndexRange] is not DynamoValue.Text { Value: var since })
        {
            throw TableFaults.Validation(BadStart);
        }

        if (condition.Range is not null && !condition.Range.Contains(since))
        {
            throw TableFaults.Validation("The provided starting key does not match the range key predicate");
        }

        return pool == condition.Hash
            ? IndexEntry.At(pool, since, category)
            : throw TableFaults.Validation("The provided starting key is outside query boundaries based on provided conditions");
    }

    private TimeSpan Lag()
    {
        var lag = options.LagOfRead?.Invoke() ?? options.IndexReadLag;
        return lag >= TimeSpan.Zero && lag <= options.IndexReadLag
            ? lag
            : throw new InvalidOperationException(
                $"{nameof(options.LagOfRead)} gave {lag}; it must lie between zero and {nameof(options.IndexReadLag)} ({options.IndexReadLag}).");
    }

    private void EnsureIndexAnswers(QueryRequest request, Filter? filter, ProjectedPaths? projection)
    {
        if (request.IndexName != TableSchema.Index)
        {
            throw TableFaults.Validation($"The table does not have the specified index: {request.IndexName}");
        }

        if (request.ConsistentRead == true)
        {
            throw TableFaults.Validation("Consistent reads are not supported on global secondary indexes");
        }

        if (!IndexHoldsKeysOnly)
        {
            return;
        }

        if (request.Select == Select.ALL_ATTRIBUTES)
        {
            throw TableFaults.Parameter(
                $"Select type ALL_ATTRIBUTES is not supported for global secondary index {TableSchema.Index} because its projection type is not ALL");
        }

        var asked = (projection?.Paths ?? []).Select(path => path.Head).Concat(filter?.Heads ?? []);
        var absent = asked.Except(TableSchema.AllKeys, StringComparer.Ordinal).ToList();
        if (absent.Count > 0)
        {
            throw TableFaults.Parameter($"Global secondary index {TableSchema.Index} does not project [{string.Join(", ", absent)}]");
        }
    }

    private static void EnsureNoKey(Filter? filter, IReadOnlyList<string> keys)
    {
        if (keys.FirstOrDefault(key => filter?.Heads.Contains(key) == true) is { } used)
        {
            throw TableFaults.Validation($"Filter Expression can only contain non-primary key attributes: Primary key attribute: {used}");
        }
    }
}
