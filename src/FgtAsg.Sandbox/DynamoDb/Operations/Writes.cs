using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>PutItem, UpdateItem and DeleteItem.</summary>
internal sealed class Writes(ItemStore store, TableModelOptions options)
{
    // The parameters of all three kinds of requests.
    private static readonly string[] Modelled =
    [
        "TableName", "Key", "Item", "UpdateExpression", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues",
        "ReturnValuesOnConditionCheckFailure",
    ];

    public PutItemResponse Put(PutItemRequest request)
    {
        NotModelled.EnsureOnly(request, Modelled);
        Write(PreparedWrite.Put(request.Item, new(
            request.ConditionExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            request.ReturnValuesOnConditionCheckFailure)));
        return new PutItemResponse { HttpStatusCode = HttpStatusCode.OK };
    }

    public DeleteItemResponse Delete(DeleteItemRequest request)
    {
        NotModelled.EnsureOnly(request, Modelled);
        Write(PreparedWrite.Delete(request.Key, new(
            request.ConditionExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            request.ReturnValuesOnConditionCheckFailure)));
        return new DeleteItemResponse { HttpStatusCode = HttpStatusCode.OK };
    }

    public UpdateItemResponse Update(UpdateItemRequest request)
    {
        NotModelled.EnsureOnly(request, [.. Modelled, nameof(request.ReturnValues)]);
        if (request.ReturnValues is { } asked && asked != ReturnValue.NONE && asked != ReturnValue.ALL_NEW)
        {
            throw NotModelled.Of($"{nameof(request.ReturnValues)} {asked}");
        }

        var changed = Write(PreparedWrite.Update(request.Key, request.UpdateExpression, new(
            request.ConditionExpression,
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            request.ReturnValuesOnConditionCheckFailure)));
        return new UpdateItemResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Attributes = request.ReturnValues == ReturnValue.ALL_NEW ? changed!.ToItem() : null,
        };
    }

    private DynamoValue.Map? Write(PreparedWrite write)
    {
        if (options.Conflicts?.Invoke(write.Key) == true)
        {
            throw TableFaults.Conflict();
        }

        var old = store.Find(write.Key);
        if (!write.IsAllowed(old))
        {
            throw TableFaults.ConditionFailed(write.ShowsOldItem ? old : null);
        }

        var changed = write.Change(old);
        store.Replace(write.Key, changed, options.TimeProvider.GetUtcNow());
        return changed;
    }
}
