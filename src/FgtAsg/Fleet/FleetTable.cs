using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>Reads and writes the table of licenses, hostnames and instance records.</summary>
internal sealed class FleetTable(Lazy<IAmazonDynamoDB> dynamoDb, string tableName)
{
    public const string Key = "Category";
    public const string AvailableIndex = "available";

    /// <summary>The most keys that one batch read takes.</summary>
    public const int MostKeysAtOnce = 100;

    /// <summary>
    /// How long records of ended work are kept, so that a late event still finds them. A dead-letter queue keeps events equally long.
    /// </summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(14);

    public static Dictionary<string, AttributeValue> KeyOf(string category) =>
        new(StringComparer.Ordinal) { [Key] = category.ToAttribute() };

    /// <summary>The item, read consistently; null if it does not exist.</summary>
    public async Task<IReadOnlyDictionary<string, AttributeValue>?> FindAsync(string category, RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"reading {category}",
            token => dynamoDb.Value.GetItemAsync(
                new GetItemRequest { TableName = tableName, Key = KeyOf(category), ConsistentRead = true }, token),
            RetryRule.Table);
        return response.Item is { Count: > 0 } item ? item : null;
    }

    /// <summary>Returns the keys that have an item. DynamoDB may read fewer keys than requested; the rest are requested again.</summary>
    /// <param name="categories">At most <see cref="MostKeysAtOnce"/>, without duplicates.</param>
    public Task<IReadOnlyList<string>> FindKeysAsync(IReadOnlyList<string> categories, RetryContext retry)
    {
        var what = $"reading {categories.Count} items from {categories[0]} on";
        var open = categories.Select(KeyOf).ToList();
        var found = new List<string>();
        return retry.UntilAsync(what, TryAsync);

        async Task<IReadOnlyList<string>?> TryAsync()
        {
            var request = new BatchGetItemRequest
            {
                RequestItems = new(StringComparer.Ordinal) { [tableName] = new KeysAndAttributes { Keys = open, ConsistentRead = true } },
            };
            var response = await retry.CallAsync(what, token => dynamoDb.Value.BatchGetItemAsync(request, token), RetryRule.Table);
            found.AddRange(response.Responses?.GetValueOrDefault(tableName)?.Select(item => item[Key].S) ?? []);
            open = response.UnprocessedKeys?.GetValueOrDefault(tableName)?.Keys ?? [];
            return open.Count == 0 ? found : null;
        }
    }

    /// <summary>Writes the item if its key has none. An existing item stays and is returned.</summary>
    public async Task<UpdateOutcome> AddAsync(Dictionary<string, AttributeValue> item, RetryContext retry)
    {
        var request = new PutItemRequest
        {
            TableName = tableName,
            Item = item,
            ConditionExpression = "attribute_not_exists(#Category)",
            ExpressionAttributeNames = new(StringComparer.Ordinal) { ["#Category"] = Key },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        try
        {
            await retry.CallAsync($"adding {item[Key].S}", token => dynamoDb.Value.PutItemAsync(request, token), RetryRule.Table);
            return new UpdateOutcome(IsDone: true, item);
        }
        catch (ConditionalCheckFailedException e)
        {
            return new UpdateOutcome(IsDone: false, e.Item is { Count: > 0 } there ? there : null);
        }
    }

    public async Task<UpdateOutcome> UpdateAsync(ItemUpdate update, RetryContext retry)
    {
        try
        {
            var response = await retry.CallAsync(
                $"updating {update.Category}",
                token => dynamoDb.Value.UpdateItemAsync(update.ToRequest(tableName), token),
                RetryRule.Table);
            return new UpdateOutcome(IsDone: true, response.Attributes);
        }
        catch (ConditionalCheckFailedException e)
        {
            return new UpdateOutcome(IsDone: false, e.Item is { Count: > 0 } item ? item : null);
        }
    }

    /// <summary>Deletes the item if it exists and the condition holds. Otherwise does nothing.</summary>
    public async Task DeleteAsync(string category, string condition, Dictionary<string, AttributeValue> values, RetryContext retry)
    {
        var request = new DeleteItemRequest
        {
            TableName = tableName,
            Key = KeyOf(category),
            ConditionExpression = condition,
            ExpressionAttributeNames = ItemUpdate.NamesIn(condition),
            ExpressionAttributeValues = values,
        };
        try
        {
            await retry.CallAsync($"deleting {category}", token => dynamoDb.Value.DeleteItemAsync(request, token), RetryRule.Table);
        }
        catch (ConditionalCheckFailedException)
        {
            // Another delivery works on the item, or the item is already gone.
            return;
        }
    }

    /// <summary>Makes all updates or none. A retry has the same token, so DynamoDB answers it like the first try.</summary>
    public async Task<TransactionOutcome> TransactAsync(string what, IReadOnlyList<ItemUpdate> updates, RetryContext retry)
    {
        var request = new TransactWriteItemsRequest
        {
            ClientRequestToken = Guid.NewGuid().ToString("N"),
            TransactItems = [.. updates.Select(update => update.ToTransactItem(tableName))],
        };
        try
        {
            await retry.CallAsync(what, token => dynamoDb.Value.TransactWriteItemsAsync(request, token), RetryRule.Table);
            return TransactionOutcome.Done;
        }
        catch (TransactionCanceledException e)
            when (e.CancellationReasons?.Count == updates.Count && e.CancellationReasons.All(IsUnderstood))
        {
            return new TransactionOutcome(IsDone: false, [.. e.CancellationReasons.Select(ToRefusal)]);
        }
    }

    /// <summary>The free items of a pool, the longest-free first. The index lags: an item may be taken already.</summary>
    /// <param name="pool">The pool's name.</param>
    /// <param name="until">Only items that are available since this time or earlier; null for all, including those in cooldown.</param>
    /// <param name="atMost">The maximum number of items.</param>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>> QueryAvailableAsync(
        string pool, string? until, int atMost, RetryContext retry)
    {
        var request = new QueryRequest
        {
            TableName = tableName,
            IndexName = AvailableIndex,
            KeyConditionExpression = until is null ? "#Pool = :pool" : "#Pool = :pool AND #AvailableSince <= :until",
            ExpressionAttributeNames = new(StringComparer.Ordinal) { ["#Pool"] = "Pool" },
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":pool"] = pool.ToAttribute() },
            Limit = atMost,
        };
        if (until is not null)
        {
            request.ExpressionAttributeNames["#AvailableSince"] = "AvailableSince";
            request.ExpressionAttributeValues[":until"] = until.ToAttribute();
        }

        var response = await retry.CallAsync(
            $"looking for a free {pool}", token => dynamoDb.Value.QueryAsync(request, token), RetryRule.Table);
        return response.Items ?? [];
    }

    /// <summary>All items that pass a filter, read consistently, page by page.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="filter">Attributes are written <c>#Name</c>.</param>
    /// <param name="values">The filter's <c>:values</c>.</param>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>> ScanAsync(
        string what, string filter, Dictionary<string, AttributeValue> values, RetryContext retry)
    {
        return await Paging.AllAsync(
            (Dictionary<string, AttributeValue>? page) => retry.CallAsync(
                what, token => dynamoDb.Value.ScanAsync(Request(page), token), RetryRule.Table),
            response => (IEnumerable<IReadOnlyDictionary<string, AttributeValue>>?)response.Items,
            response => response.LastEvaluatedKey);

        ScanRequest Request(Dictionary<string, AttributeValue>? start) => new()
        {
            TableName = tableName,
            ConsistentRead = true,
            FilterExpression = filter,
            ExpressionAttributeNames = ItemUpdate.NamesIn(filter),
            ExpressionAttributeValues = values,
            ExclusiveStartKey = start,
        };
    }

    private static bool IsUnderstood(CancellationReason reason) => IsNone(reason) || IsCondition(reason) || IsBusy(reason);

    private static Refusal? ToRefusal(CancellationReason reason) => IsNone(reason)
        ? null
        : new Refusal(IsBusy(reason), IsThrottled(reason), reason.Item is { Count: > 0 } item ? item : null);

    private static bool IsNone(CancellationReason reason) => reason.Code is null or "None";

    private static bool IsCondition(CancellationReason reason) => reason.Code == "ConditionalCheckFailed";

    private static bool IsBusy(CancellationReason reason) => reason.Code is "TransactionConflict" || IsThrottled(reason);

    private static bool IsThrottled(CancellationReason reason) => reason.Code is "ProvisionedThroughputExceeded" or "ThrottlingError";
}

/// <param name="IsDone">Whether the condition held.</param>
/// <param name="Item">The item after the update, or the unchanged item if the condition did not hold; null if there is no item.</param>
internal sealed record UpdateOutcome(bool IsDone, IReadOnlyDictionary<string, AttributeValue>? Item);

/// <summary>The outcome of a transaction: all updates are done, or none.</summary>
/// <param name="IsDone">Whether all conditions held.</param>
/// <param name="Refusals">One for each update, in order: why it was refused; null if it was not.</param>
internal sealed record TransactionOutcome(bool IsDone, IReadOnlyList<Refusal?> Refusals)
{
    public static readonly TransactionOutcome Done = new(IsDone: true, []);
}

/// <summary>Why an update of a transaction was refused.</summary>
/// <param name="IsBusy">
/// Another write of the same item was in progress, or the table lacked capacity. If false, the condition did not hold.
/// </param>
/// <param name="IsThrottled">The table lacked capacity, so no other writer took the item.</param>
/// <param name="Item">The item; null if it does not exist or was busy.</param>
internal sealed record Refusal(bool IsBusy, bool IsThrottled, IReadOnlyDictionary<string, AttributeValue>? Item);
