using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.FrontEnd.Calls;

namespace FgtAsg.Sandbox.FrontEnd.Tables;

/// <summary>
/// DynamoDB in this process: a <see cref="TableModel"/> for each table that is created, in the wire's JSON. Every table has the fleet's schema, whatever
/// its creator asks for. For measurements, where moto would be what is measured.
/// </summary>
internal sealed class TableStore(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TableModel> _tables = new(StringComparer.Ordinal);

    public ServiceAnswer Answer(ServiceCall call, byte[] body)
    {
        try
        {
            return Answer(HttpStatusCode.OK, Perform(call, body));
        }
        catch (AmazonDynamoDBException exception)
        {
            return Answer(exception.StatusCode < HttpStatusCode.BadRequest ? HttpStatusCode.BadRequest : exception.StatusCode, TableJson.Of(exception));
        }
    }

    private JsonObject Perform(ServiceCall call, byte[] body) => call.Action switch
    {
        "CreateTable" => Create(call.Resource!),
        "DeleteTable" => Delete(call.Resource!),
        // Time to live is TableModel.ExpireNow's, and needs no switch.
        "UpdateTimeToLive" => [],
        "BatchWriteItem" => Write(TableJson.Read<BatchWriteItemRequest>(body)),
        "TransactWriteItems" => Transact(TableJson.Read<TransactWriteItemsRequest>(body)),
        "GetItem" => TableJson.Of(Of(call).GetItem(TableJson.Read<GetItemRequest>(body)).Item, "Item"),
        "PutItem" => TableJson.Of(Of(call).PutItem(TableJson.Read<PutItemRequest>(body)).Attributes, "Attributes"),
        "UpdateItem" => TableJson.Of(Of(call).UpdateItem(TableJson.Read<UpdateItemRequest>(body)).Attributes, "Attributes"),
        "DeleteItem" => TableJson.Of(Of(call).DeleteItem(TableJson.Read<DeleteItemRequest>(body)).Attributes, "Attributes"),
        "Query" => TableJson.Of(Of(call).Query(TableJson.Read<QueryRequest>(body))),
        "Scan" => TableJson.Of(Of(call).Scan(TableJson.Read<ScanRequest>(body))),
        _ => throw new AmazonDynamoDBException($"This sandbox's own DynamoDB has no {call.Action}; moto has.")
        {
            ErrorCode = "UnknownOperationException",
            StatusCode = HttpStatusCode.BadRequest,
        },
    };

    private JsonObject Create(string table)
    {
        _tables[table] = new TableModel(new TableModelOptions { Name = table, TimeProvider = time });
        return new JsonObject { ["TableDescription"] = new JsonObject { ["TableName"] = table, ["TableStatus"] = "ACTIVE" } };
    }

    private JsonObject Delete(string table)
    {
        _tables.TryRemove(table, out _);
        return new JsonObject { ["TableDescription"] = new JsonObject { ["TableName"] = table, ["TableStatus"] = "DELETING" } };
    }

    private JsonObject Write(BatchWriteItemRequest request)
    {
        foreach (var (table, writes) in request.RequestItems)
        {
            foreach (var write in writes)
            {
                if (write.PutRequest is { } put)
                {
                    Of(table).PutItem(new PutItemRequest { TableName = table, Item = put.Item });
                }
                else
                {
                    Of(table).DeleteItem(new DeleteItemRequest { TableName = table, Key = write.DeleteRequest.Key });
                }
            }
        }

        return new JsonObject { ["UnprocessedItems"] = new JsonObject() };
    }

    /// <summary>The model refuses what is of another table than the first.</summary>
    private JsonObject Transact(TransactWriteItemsRequest request)
    {
        var first = request.TransactItems?.FirstOrDefault();
        Of(first?.Update?.TableName ?? first?.Put?.TableName ?? first?.Delete?.TableName ?? first?.ConditionCheck?.TableName).TransactWriteItems(request);
        return [];
    }

    private TableModel Of(ServiceCall call) => Of(call.Resource);

    private TableModel Of(string? table) => table is not null && _tables.TryGetValue(table, out var found) ? found : throw TableFaults.NoTable();

    private static ServiceAnswer Answer(HttpStatusCode status, JsonObject body) => new()
    {
        StatusCode = (int)status,
        Headers = [new("Content-Type", ["application/x-amz-json-1.0"])],
        Body = JsonSerializer.SerializeToUtf8Bytes(body),
    };
}
