using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>A table of the model or of moto, with short methods to call it.</summary>
internal sealed class ParityTable(IAmazonDynamoDB client, string name, CancellationToken cancellationToken)
{
    public static IReadOnlyList<Dictionary<string, AttributeValue>> Seed =>
    [
        Free("license#a", "license", "2026-03-01T10:00:00Z"),
        Free("license#b", "license", "2026-03-01T11:00:00Z"),
        Free("license#c", "license", "2026-03-01T13:00:00Z"),
        Free("license#d", "license", "2026-03-02T09:00:00Z"),
        Free("hostname#fgt-001", "hostname", "2026-03-01T10:00:00Z"),
        new() { ["Category"] = S("license#held"), ["Kind"] = S("license"), ["InstanceId"] = S("i-1"), ["Size"] = N("12") },
        new() { ["Category"] = S("license#resting"), ["Kind"] = S("license"), ["AvailableSince"] = S("2026-03-01T10:00:00Z") },
        new()
        {
            ["Category"] = S("instance#i-1"),
            ["Kind"] = S("instance"),
            ["State"] = S("InService"),
            ["License"] = S("held"),
            ["ExpiresAt"] = N("1772366400"),
            ["Dns"] = new() { M = new() { ["ZoneId"] = S("Z1"), ["Name"] = S("fgt-001"), ["Ttl"] = N("60") } },
        },
    ];

    public IAmazonDynamoDB Client => client;

    public string Name => name;

    public CancellationToken CancellationToken => cancellationToken;

    public static AttributeValue S(string value) => new() { S = value };

    public static AttributeValue N(string value) => new() { N = value };

    public static Dictionary<string, AttributeValue> Key(string category) => new() { ["Category"] = S(category) };

    /// <summary>The expression values <c>:v</c> and <c>:w</c>; null without a <paramref name="v"/>.</summary>
    public static Dictionary<string, AttributeValue>? Values(AttributeValue? v, AttributeValue? w = null) => v is null
        ? null
        : w is null ? new() { [":v"] = v } : new() { [":v"] = v, [":w"] = w };

    public async Task<object> GetAsync(string category, bool consistent = true) => await client.GetItemAsync(
        new GetItemRequest { TableName = name, Key = Key(category), ConsistentRead = consistent }, cancellationToken);

    public async Task<object> PutAsync(
        Dictionary<string, AttributeValue> item,
        string? condition = null,
        Dictionary<string, AttributeValue>? values = null,
        Dictionary<string, string>? names = null) =>
        await client.PutItemAsync(new PutItemRequest
        {
            TableName = name,
            Item = item,
            ConditionExpression = condition,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
        }, cancellationToken);

    public async Task<object> UpdateAsync(
        string category,
        string? expression,
        Dictionary<string, AttributeValue>? values = null,
        string? condition = null,
        Dictionary<string, string>? names = null,
        ReturnValue? returns = null,
        bool showsOld = false) =>
        await client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = name,
            Key = Key(category),
            UpdateExpression = expression,
            ConditionExpression = condition,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
            ReturnValues = returns ?? ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = showsOld ? ReturnValuesOnConditionCheckFailure.ALL_OLD : null,
        }, cancellationToken);

    public async Task<object> DeleteAsync(string category, string? condition = null, Dictionary<string, AttributeValue>? values = null) =>
        await client.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = name,
            Key = Key(category),
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
        }, cancellationToken);

    /// <summary>
    /// Evaluates a condition with an update that changes nothing. Without an update expression, moto answers every condition with a 500.
    /// </summary>
    public Task<object> CheckAsync(
        string category, string condition, Dictionary<string, AttributeValue>? values = null, Dictionary<string, string>? names = null) =>
        UpdateAsync(category, "REMOVE Nothing", values, condition, names, ReturnValue.NONE);

    /// <summary>A query of the index for <c>#pool</c>; <paramref name="configure"/> can change the request.</summary>
    public async Task<object> QueryAsync(string range, Dictionary<string, AttributeValue> values, Action<QueryRequest>? configure = null)
    {
        var request = new QueryRequest
        {
            TableName = name,
            IndexName = "available",
            KeyConditionExpression = $"#pool = :pool{range}",
            ExpressionAttributeNames = new() { ["#pool"] = "Pool" },
            ExpressionAttributeValues = new(values) { [":pool"] = S("license") },
        };
        configure?.Invoke(request);
        return await client.QueryAsync(request, cancellationToken);
    }

    public async Task<object> ScanAsync(Action<ScanRequest>? configure = null)
    {
        var request = new ScanRequest { TableName = name };
        configure?.Invoke(request);
        return await client.ScanAsync(request, cancellationToken);
    }

    public async Task<object> TransactAsync(string? token, params TransactWriteItem[] items) =>
        await client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest { TransactItems = [.. items], ClientRequestToken = token }, cancellationToken);

    public TransactWriteItem TransactUpdate(
        string category,
        string expression,
        Dictionary<string, AttributeValue>? values = null,
        string? condition = null,
        Dictionary<string, string>? names = null,
        bool showsOld = false) =>
        new()
        {
            Update = new Update
            {
                TableName = name,
                Key = Key(category),
                UpdateExpression = expression,
                ConditionExpression = condition,
                ExpressionAttributeNames = names,
                ExpressionAttributeValues = values,
                ReturnValuesOnConditionCheckFailure = showsOld ? ReturnValuesOnConditionCheckFailure.ALL_OLD : null,
            },
        };

    private static Dictionary<string, AttributeValue> Free(string category, string pool, string since) => new()
    {
        ["Category"] = S(category),
        ["Kind"] = S(pool),
        ["Pool"] = S(pool),
        ["AvailableSince"] = S(since),
    };
}
