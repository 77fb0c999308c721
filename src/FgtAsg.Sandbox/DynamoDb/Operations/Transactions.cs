using System.Diagnostics;
using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>TransactWriteItems: every condition is checked on the items as they are, and then all is written or nothing.</summary>
internal sealed class Transactions(ItemStore store, TableModelOptions options)
{
    private const int MaxItems = 100;

    private readonly ClientTokens _tokens = new(options.TimeProvider);

    public TransactWriteItemsResponse Write(TransactWriteItemsRequest request, Action<string?> ensureTable)
    {
        NotModelled.Ensure(request.ReturnConsumedCapacity, (nameof(request.ReturnItemCollectionMetrics), request.ReturnItemCollectionMetrics));
        EnsureCount(request.TransactItems?.Count ?? 0);
        var writes = request.TransactItems!.ConvertAll(item => Prepare(item, ensureTable));
        if (writes.DistinctBy(write => write.Key, StringComparer.Ordinal).Count() < writes.Count)
        {
            throw TableFaults.Validation("Transaction request cannot include multiple operations on one item");
        }

        var fingerprint = RequestFingerprint.Of(request);
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
        foreach (var (key, changed) in changes)
        {
            store.Replace(key, changed is null ? null : new StoredItem(changed), now);
        }
    }

    /// <returns>Why this write cancels the transaction; the code None where it does not.</returns>
    private CancellationReason Try(PreparedWrite write, List<(string Key, DynamoValue.Map? Changed)> changes)
    {
        if (options.Conflicts?.Invoke(write.Key) == true)
        {
            return new CancellationReason { Code = "TransactionConflict", Message = TableFaults.ConflictMessage };
        }

        var item = store.Find(write.Key)?.Attributes;
        if (!write.IsAllowed(item))
        {
            return new CancellationReason
            {
                Code = "ConditionalCheckFailed",
                Message = TableFaults.ConditionMessage,
                Item = write.ShowsOldItem && item is not null ? AttributeValues.ToSdk(item) : null,
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
        object?[] kinds = [item.Put, item.Update, item.Delete, item.ConditionCheck];
        if (kinds.Count(kind => kind is not null) != 1)
        {
            throw TableFaults.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }

        ensureTable(item.Put?.TableName ?? item.Update?.TableName ?? item.Delete?.TableName ?? item.ConditionCheck?.TableName);
        return item switch
        {
            { Put: { } put } => PreparedWrite.Put(put.Item, new WriteConditions(
                put.ConditionExpression, put.ExpressionAttributeNames, put.ExpressionAttributeValues, put.ReturnValuesOnConditionCheckFailure)),
            { Update: { } update } => Update(update),
            { Delete: { } delete } => PreparedWrite.Delete(delete.Key, new WriteConditions(
                delete.ConditionExpression,
                delete.ExpressionAttributeNames,
                delete.ExpressionAttributeValues,
                delete.ReturnValuesOnConditionCheckFailure)),
            { ConditionCheck: { } check } => PreparedWrite.Check(check.Key, new WriteConditions(
                check.ConditionExpression,
                check.ExpressionAttributeNames,
                check.ExpressionAttributeValues,
                check.ReturnValuesOnConditionCheckFailure)),
            _ => throw new UnreachableException(),
        };
    }

    private static PreparedWrite Update(Update update) => update.UpdateExpression is null
        ? throw TableFaults.Constraint("null", "transactItems.1.member.update.updateExpression", "Member must not be null")
        : PreparedWrite.Update(update.Key, update.UpdateExpression, new WriteConditions(
            update.ConditionExpression,
            update.ExpressionAttributeNames,
            update.ExpressionAttributeValues,
            update.ReturnValuesOnConditionCheckFailure));

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
