using System.Net;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>
/// TransactWriteItems for updates. All conditions are checked against the current items; then either all changes are written or none.
/// </summary>
internal sealed class Transactions(ItemStore store, TableModelOptions options)
{
    private const int MaxItems = 100;

    private readonly ClientTokens _tokens = new(options.TimeProvider);

    public TransactWriteItemsResponse Write(TransactWriteItemsRequest request, Action<string?> ensureTable)
    {
        NotModelled.EnsureOnly(request, nameof(request.TransactItems), nameof(request.ClientRequestToken));
        EnsureCount(request.TransactItems?.Count ?? 0);
        var writes = request.TransactItems!.ConvertAll(item => Prepare(item, ensureTable));
        if (writes.DistinctBy(write => write.Key, StringComparer.Ordinal).Count() < writes.Count)
        {
            throw TableFaults.Validation("Transaction request cannot include multiple operations on one item");
        }

        // Two requests with one token are equal if their JSON is equal. The client builds a repeated request in the same way, so its
        // names and values have the same order.
        var fingerprint = JsonSerializer.Serialize(request.TransactItems);
        if (!_tokens.WasCarriedOut(request.ClientRequestToken, fingerprint))
        {
            CarryOut(writes);
            _tokens.CarriedOut(request.ClientRequestToken, fingerprint);
        }

        return new TransactWriteItemsResponse { HttpStatusCode = HttpStatusCode.OK };
    }

    private void CarryOut(List<PreparedWrite> writes)
    {
        var changes = new List<(string Key, DynamoValue.Map? Changed)>();
        var reasons = writes.ConvertAll(write => Try(write, changes));
        if (reasons.Exists(reason => reason.Code != "None"))
        {
            throw TableFaults.Canceled(reasons);
        }

        var now = options.TimeProvider.GetUtcNow();
        changes.ForEach(change => store.Replace(change.Key, change.Changed, now));
    }

    /// <returns>Why this write cancels the transaction; the code None if it does not.</returns>
    private CancellationReason Try(PreparedWrite write, List<(string Key, DynamoValue.Map? Changed)> changes)
    {
        if (options.Conflicts?.Invoke(write.Key) == true)
        {
            return new CancellationReason { Code = "TransactionConflict", Message = TableFaults.ConflictMessage };
        }

        var item = store.Find(write.Key);
        if (!write.IsAllowed(item))
        {
            return new CancellationReason
            {
                Code = "ConditionalCheckFailed",
                Message = TableFaults.ConditionMessage,
                Item = write.ShowsOldItem ? item?.ToItem() : null,
            };
        }

        try
        {
            changes.Add((write.Key, write.Change(item)));
            return new CancellationReason { Code = "None" };
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == "ValidationException")
        {
            return new CancellationReason { Code = "ValidationError", Message = exception.Message };
        }
    }

    private static PreparedWrite Prepare(TransactWriteItem item, Action<string?> ensureTable)
    {
        NotModelled.EnsureOnly(item, nameof(item.Update));
        var update = item.Update ?? throw TableFaults.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        ensureTable(update.TableName);
        return PreparedWrite.Update(update.Key, update.UpdateExpression, new(
            update.ConditionExpression,
            update.ExpressionAttributeNames,
            update.ExpressionAttributeValues,
            update.ReturnValuesOnConditionCheckFailure));
    }

    private static void EnsureCount(int count)
    {
        if (count is 0 or > MaxItems)
        {
            throw TableFaults.Constraint($"'[{count} items]'", "transactItems", count == 0
                ? "Member must have length greater than or equal to 1"
                : $"Member must have length less than or equal to {MaxItems}");
        }
    }
}
