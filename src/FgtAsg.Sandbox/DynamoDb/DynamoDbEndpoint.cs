using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>The HTTP endpoint of the model's DynamoDB.</summary>
internal sealed class DynamoDbEndpoint(Tables tables) : IServiceEndpoint
{
    public string Service => "dynamodb";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Answer(HttpStatusCode.OK, Perform(request.Call, request.Body)));
        }
        catch (AmazonDynamoDBException exception)
        {
            return Task.FromResult(Answer(exception.StatusCode, TableJson.Of(exception)));
        }
        catch (JsonException exception)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, "SerializationException", exception.Message));
        }
    }

    private JsonObject Perform(ServiceCall call, byte[] body) => call.Action switch
    {
        "ListTables" => new JsonObject { ["TableNames"] = new JsonArray([.. tables.Names.Select(name => (JsonNode)name)]) },
        "DescribeTable" => new JsonObject { ["Table"] = Describe(tables.Get(call.Resource)) },
        "CreateTable" => Create(call, SdkJson.Read<CreateTableRequest>(body)),
        "DeleteTable" => Delete(call.Resource!),
        "UpdateTimeToLive" => SwitchOnTimeToLive(body),
        "BatchGetItem" => BatchGet(SdkJson.Read<BatchGetItemRequest>(body)),
        "BatchWriteItem" => BatchWrite(SdkJson.Read<BatchWriteItemRequest>(body)),
        "TransactWriteItems" => Transact(SdkJson.Read<TransactWriteItemsRequest>(body)),
        "GetItem" => TableJson.Of(Of(call).GetItem(SdkJson.Read<GetItemRequest>(body)).Item, "Item"),
        "PutItem" => TableJson.Of(Of(call).PutItem(SdkJson.Read<PutItemRequest>(body)).Attributes, "Attributes"),
        "UpdateItem" => TableJson.Of(Of(call).UpdateItem(SdkJson.Read<UpdateItemRequest>(body)).Attributes, "Attributes"),
        "DeleteItem" => TableJson.Of(Of(call).DeleteItem(SdkJson.Read<DeleteItemRequest>(body)).Attributes, "Attributes"),
        "Query" => TableJson.Of(Of(call).Query(SdkJson.Read<QueryRequest>(body))),
        "Scan" => TableJson.Of(Of(call).Scan(SdkJson.Read<ScanRequest>(body))),
        _ => throw NotSupported.Operation(call),
    };

    private JsonObject Create(ServiceCall call, CreateTableRequest request)
    {
        if (KeysOf(request.KeySchema) != TableSchema.Key
            || request.GlobalSecondaryIndexes is not [{ IndexName: TableSchema.Index } index]
            || KeysOf(index.KeySchema) != $"{TableSchema.IndexHash} {TableSchema.IndexRange}"
            || index.Projection?.ProjectionType != ProjectionType.KEYS_ONLY)
        {
            throw NotSupported.Part(call, "a schema other than the fleet's");
        }

        return new JsonObject { ["TableDescription"] = Describe(tables.Create(request.TableName)) };
    }

    /// <summary>Echoes the request. <see cref="TableModel.ExpireNow"/> does the work and needs no switch.</summary>
    private static JsonObject SwitchOnTimeToLive(byte[] body) =>
        new() { ["TimeToLiveSpecification"] = JsonNode.Parse(body)!["TimeToLiveSpecification"]!.DeepClone() };

    private JsonObject Delete(string name)
    {
        tables.Delete(name);
        return new JsonObject { ["TableDescription"] = new JsonObject { ["TableName"] = name, ["TableStatus"] = "DELETING" } };
    }

    private static JsonObject Describe(TableModel table) => new()
    {
        ["TableName"] = table.Name,
        ["TableStatus"] = "ACTIVE",
        ["ItemCount"] = table.Count,
        ["KeySchema"] = new JsonArray(Key(TableSchema.Key, "HASH")),
        ["GlobalSecondaryIndexes"] = new JsonArray(new JsonObject
        {
            ["IndexName"] = TableSchema.Index,
            ["IndexStatus"] = "ACTIVE",
            ["KeySchema"] = new JsonArray(Key(TableSchema.IndexHash, "HASH"), Key(TableSchema.IndexRange, "RANGE")),
            ["Projection"] = new JsonObject { ["ProjectionType"] = ProjectionType.KEYS_ONLY.Value },
        }),
    };

    private static JsonObject Key(string name, string type) => new() { ["AttributeName"] = name, ["KeyType"] = type };

    private static string KeysOf(IEnumerable<KeySchemaElement>? keys) => string.Join(' ', (keys ?? []).Select(key => key.AttributeName));

    private JsonObject BatchGet(BatchGetItemRequest request)
    {
        var (name, found) = tables.Get(request.RequestItems?.Keys.FirstOrDefault()).BatchGetItem(request).Responses.Single();
        return new JsonObject
        {
            ["Responses"] = new JsonObject { [name] = new JsonArray([.. found.Select(TableJson.Map)]) },
            ["UnprocessedKeys"] = new JsonObject(),
        };
    }

    private JsonObject BatchWrite(BatchWriteItemRequest request)
    {
        foreach (var (table, writes) in request.RequestItems)
        {
            foreach (var write in writes)
            {
                if (write.PutRequest is { } put)
                {
                    tables.Get(table).PutItem(new PutItemRequest { TableName = table, Item = put.Item });
                }
                else
                {
                    tables.Get(table).DeleteItem(new DeleteItemRequest { TableName = table, Key = write.DeleteRequest.Key });
                }
            }
        }

        return new JsonObject { ["UnprocessedItems"] = new JsonObject() };
    }

    /// <summary>The table of the first item performs the transaction. It refuses items of other tables.</summary>
    private JsonObject Transact(TransactWriteItemsRequest request)
    {
        var first = request.TransactItems?.FirstOrDefault();
        tables.Get(first?.Update?.TableName ?? first?.Put?.TableName ?? first?.Delete?.TableName ?? first?.ConditionCheck?.TableName)
            .TransactWriteItems(request);
        return [];
    }

    private TableModel Of(ServiceCall call) => tables.Get(call.Resource);

    private static ServiceAnswer Answer(HttpStatusCode status, JsonObject body) => new()
    {
        StatusCode = (int)status,
        Headers = [new("Content-Type", ["application/x-amz-json-1.0"])],
        Body = JsonSerializer.SerializeToUtf8Bytes(body),
    };
}
