using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>The calls of the table that holds licenses, hostnames and instance records.</summary>
internal sealed class FleetTable(Lazy<IAmazonDynamoDB> dynamoDb, string tableName)
{
    public const string Key = "Category";
    public const string AvailableIndex = "available";

    /// <summary>As many keys as one read of several items takes.</summary>
    public const int MostKeysAtOnce = 100;

    /// <summary>How long the records of what has ended stay, so that an event that comes late still meets them: as long as a dead-letter queue keeps one.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(14);

    public static Dictionary<string, AttributeValue> KeyOf(string category) => new(StringComparer.Ordinal) { [Key] = category.ToAttribute() };

    /// <summary>The item as it is now; null where there is none.</summary>
    public async Task<IReadOnlyDictionary<string, AttributeValue>?> FindAsync(string category, RetryContext retry)
    {
        var response = await retry.CallAsync(
            $"reading {category}",
            token => dynamoDb.Value.GetItemAsync(
                new GetItemRequest { TableName = tableName, Key = KeyOf(category), ConsistentRead = true }, token),
            RetryRule.Table);
        return response.Item is { Count: > 0 } item ? item : null;
    }

    /// <summary>Which of these keys have an item. DynamoDB may read fewer than asked for, and says which are left.</summary>
    /// <param name="categories">At most <see cref="MostKeysAtOnce"/>, each once.</param>
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

    /// <summary>Writes the item where there is none of its key; an item that is there stays, and is answered as it is.</summary>
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

    /// <summary>Deletes the item where the condition holds. Where it does not, or there is no such item, nothing happens.</summary>
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
            // Another delivery has it in hand, or it is gone already.
            return;
        }
    }

    /// <summary>All of the updates, or none. A repeat after a lost answer has the same token, and so is answered as the first was.</summary>
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
        catch (TransactionCanceledException e) when (e.CancellationReasons?.Count == updates.Count && e.CancellationReasons.All(IsUnderstood))
        {
            return new TransactionOutcome(IsDone: false, [.. e.CancellationReasons.Select(ToRefusal)]);
        }
    }

    /// <summary>What of a pool is free at this time, longest-free first. The index lags: an item may be gone already.</summary>
    /// <param name="pool">The pool's name.</param>
    /// <param name="until">Only what is available since this time or before; null for all, also what still cools down.</param>
    /// <param name="atMost">How many.</param>
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

    /// <summary>All items that a filter passes, as they are now; page by page.</summary>
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
/// <param name="Item">The item after the update, or as it was where the condition did not hold; null where there is none.</param>
internal sealed record UpdateOutcome(bool IsDone, IReadOnlyDictionary<string, AttributeValue>? Item);

/// <summary>What became of several updates that belong together: all done, or none.</summary>
/// <param name="IsDone">Whether all conditions held.</param>
/// <param name="Refusals">Of each update, in their order: why it kept the others from being done; null for one that did not.</param>
internal sealed record TransactionOutcome(bool IsDone, IReadOnlyList<Refusal?> Refusals)
{
    public static readonly TransactionOutcome Done = new(IsDone: true, []);
}

/// <summary>Why one update of a transaction could not be done.</summary>
/// <param name="IsBusy">
/// Another write of the same item was under way, or the table was short of capacity; otherwise the condition did not hold.
/// </param>
/// <param name="IsThrottled">The table is short of capacity: nobody took anything.</param>
/// <param name="Item">The item as it was; null where there is none, or where it was busy.</param>
internal sealed record Refusal(bool IsBusy, bool IsThrottled, IReadOnlyDictionary<string, AttributeValue>? Item);
