using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>PutItem, UpdateItem and DeleteItem.</summary>
internal sealed class Writes(ItemStore store, TableModelOptions options)
{
    public PutItemResponse Put(PutItemRequest request)
    {
        NotModelled.Ensure(
            request.ReturnConsumedCapacity,
            (nameof(request.Expected), request.Expected),
            (nameof(request.ConditionalOperator), request.ConditionalOperator),
            (nameof(request.ReturnItemCollectionMetrics), request.ReturnItemCollectionMetrics));
        EnsureOldOrNone(request.ReturnValues);
        var (old, _) = Write(PreparedWrite.Put(request.Item, new WriteConditions(
            request.ConditionExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            request.ReturnValuesOnConditionCheckFailure)));
        return new PutItemResponse { HttpStatusCode = HttpStatusCode.OK, Attributes = OldIfAsked(request.ReturnValues, old) };
    }

    public DeleteItemResponse Delete(DeleteItemRequest request)
    {
        NotModelled.Ensure(
            request.ReturnConsumedCapacity,
            (nameof(request.Expected), request.Expected),
            (nameof(request.ConditionalOperator), request.ConditionalOperator),
            (nameof(request.ReturnItemCollectionMetrics), request.ReturnItemCollectionMetrics));
        EnsureOldOrNone(request.ReturnValues);
        var (old, _) = Write(PreparedWrite.Delete(request.Key, new WriteConditions(
            request.ConditionExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            request.ReturnValuesOnConditionCheckFailure)));
        return new DeleteItemResponse { HttpStatusCode = HttpStatusCode.OK, Attributes = OldIfAsked(request.ReturnValues, old) };
    }

    public UpdateItemResponse Update(UpdateItemRequest request)
    {
        NotModelled.Ensure(
            request.ReturnConsumedCapacity,
            (nameof(request.AttributeUpdates), request.AttributeUpdates),
            (nameof(request.Expected), request.Expected),
            (nameof(request.ConditionalOperator), request.ConditionalOperator),
            (nameof(request.ReturnItemCollectionMetrics), request.ReturnItemCollectionMetrics));
        var write = PreparedWrite.Update(request.Key, request.UpdateExpression, new WriteConditions(
            request.ConditionExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            request.ReturnValuesOnConditionCheckFailure));
        var (old, changed) = Write(write);
        return new UpdateItemResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Attributes = Returned(request.ReturnValues, write.UpdatedPaths, old, changed!),
        };
    }

    private (DynamoValue.Map? Old, DynamoValue.Map? Changed) Write(PreparedWrite write)
    {
        if (options.Conflicts?.Invoke(write.Key) == true)
        {
            throw TableFaults.Conflict();
        }

        var old = store.Find(write.Key)?.Attributes;
        if (!write.IsAllowed(old))
        {
            throw TableFaults.ConditionFailed(write.ShowsOldItem ? old : null);
        }

        var changed = write.Change(old);
        store.Replace(write.Key, changed is null ? null : new StoredItem(changed), options.TimeProvider.GetUtcNow());
        return (old, changed);
    }

    private static void EnsureOldOrNone(ReturnValue? asked)
    {
        if (asked is not null && asked != ReturnValue.NONE && asked != ReturnValue.ALL_OLD)
        {
            throw TableFaults.Validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static Dictionary<string, AttributeValue>? OldIfAsked(ReturnValue? asked, DynamoValue.Map? old) =>
        asked == ReturnValue.ALL_OLD && old is not null ? AttributeValues.ToSdk(old) : null;

    private static Dictionary<string, AttributeValue>? Returned(
        ReturnValue? asked, IReadOnlyList<DocumentPath> paths, DynamoValue.Map? old, DynamoValue.Map changed)
    {
        var attributes = asked?.Value switch
        {
            "ALL_OLD" => old,
            "ALL_NEW" => changed,
            "UPDATED_OLD" => old is null ? null : DocumentPath.Pick(old, paths),
            "UPDATED_NEW" => DocumentPath.Pick(changed, paths),
            _ => null,
        };
        return attributes is null || attributes.Values.Count == 0 ? null : AttributeValues.ToSdk(attributes);
    }
}
