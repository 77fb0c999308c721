using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>DynamoDB's responses in the JSON of the wire. An attribute's value is written with its type.</summary>
internal static class TableJson
{
    /// <summary>An object with one item under a name; an empty object if there is no item.</summary>
    public static JsonObject Of(Dictionary<string, AttributeValue>? item, string name) =>
        item is null ? [] : new JsonObject { [name] = Map(item) };

    public static JsonObject Of(QueryResponse page) => Page(page.Items, page.Count, page.ScannedCount, page.LastEvaluatedKey);

    public static JsonObject Of(ScanResponse page) => Page(page.Items, page.Count, page.ScannedCount, page.LastEvaluatedKey);

    public static JsonObject Of(AmazonDynamoDBException exception)
    {
        var error = new JsonObject
        {
            ["__type"] = $"com.amazonaws.dynamodb.v20120810#{exception.ErrorCode}",
            ["message"] = exception.Message,
        };
        switch (exception)
        {
            case ConditionalCheckFailedException { Item: { } item }:
                error["Item"] = Map(item);
                break;
            case TransactionCanceledException { CancellationReasons: { } reasons }:
                error["CancellationReasons"] = new JsonArray([.. reasons.Select(Reason)]);
                break;
            default:
                break;
        }

        return error;
    }

    private static JsonObject Reason(CancellationReason reason)
    {
        var json = Of(reason.Item is { Count: > 0 } ? reason.Item : null, "Item");
        json["Code"] = reason.Code;
        json["Message"] = reason.Message;
        return json;
    }

    private static JsonObject Page(
        IEnumerable<Dictionary<string, AttributeValue>>? items, int? count, int? scanned, Dictionary<string, AttributeValue>? last)
    {
        var page = Of(last is { Count: > 0 } ? last : null, "LastEvaluatedKey");
        page["Items"] = new JsonArray([.. (items ?? []).Select(Map)]);
        page["Count"] = count;
        page["ScannedCount"] = scanned;
        return page;
    }

    public static JsonObject Map(Dictionary<string, AttributeValue> attributes) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)Value(attribute.Value))));

    private static JsonObject Value(AttributeValue value) => value switch
    {
        { S: { } text } => new JsonObject { ["S"] = text },
        { N: { } number } => new JsonObject { ["N"] = number },
        { M: { } map } => new JsonObject { ["M"] = Map(map) },
        _ => throw new NotSupportedException("The fleet's table has no attributes of this type."),
    };
}
