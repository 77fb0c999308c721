using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

/// <summary>A table with a virtual clock that starts at 2026-03-01T12:00:00Z, and shorthands for its operations.</summary>
internal sealed class TestTable
{
    public TestTable(Func<TableModelOptions, TableModelOptions>? configure = null)
    {
        var options = new TableModelOptions { TimeProvider = Clock };
        Model = new TableModel(configure?.Invoke(options) ?? options);
    }

    public VirtualClock Clock { get; } = new();

    public TableModel Model { get; }

    public static AttributeValue S(string value) => new() { S = value };

    public static AttributeValue N(string value) => new() { N = value };

    public static Dictionary<string, AttributeValue> Key(string category) => new() { ["Category"] = S(category) };

    public static Dictionary<string, AttributeValue> Free(string category, string since = "2026-03-01T10:00:00Z") => new()
    {
        ["Category"] = S(category),
        ["Kind"] = S("license"),
        ["Pool"] = S("license"),
        ["AvailableSince"] = S(since),
    };

    public UpdateItemResponse Update(
        string category,
        string expression,
        Dictionary<string, AttributeValue>? values = null,
        string? condition = null,
        Dictionary<string, string>? names = null) =>
        Model.UpdateItem(new UpdateItemRequest
        {
            TableName = Model.Name,
            Key = Key(category),
            UpdateExpression = expression,
            ConditionExpression = condition,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
            ReturnValues = ReturnValue.ALL_NEW,
        });

    /// <summary>Removes an item from the pool, like a claim.</summary>
    public void Claim(string category) => Update(category, "REMOVE #p, AvailableSince", names: new() { ["#p"] = "Pool" });

    /// <summary>The categories of the pool's items, in the order of the index.</summary>
    public string Pool(Action<QueryRequest>? configure = null) =>
        string.Join(",", Query(configure).Items.Select(item => item["Category"].S));

    public List<string> PageByPage(int size)
    {
        var found = new List<string>();
        Dictionary<string, AttributeValue>? last = null;
        do
        {
            var page = Query(request => (request.Limit, request.ExclusiveStartKey) = (size, last));
            found.AddRange(page.Items.Select(item => item["Category"].S));
            last = page.LastEvaluatedKey;
        }
        while (last is not null);

        return found;
    }

    public QueryResponse Query(Action<QueryRequest>? configure = null)
    {
        var request = new QueryRequest
        {
            TableName = Model.Name,
            IndexName = "available",
            KeyConditionExpression = "#p = :p",
            ExpressionAttributeNames = new() { ["#p"] = "Pool" },
            ExpressionAttributeValues = new() { [":p"] = S("license") },
        };
        configure?.Invoke(request);
        return Model.Query(request);
    }

    public TransactWriteItem Counted(string category, string by = "1") => new()
    {
        Update = new Update
        {
            TableName = Model.Name,
            Key = Key(category),
            UpdateExpression = "SET Attempts = if_not_exists(Attempts, :zero) + :v",
            ExpressionAttributeValues = new() { [":zero"] = N("0"), [":v"] = N(by) },
        },
    };

    public TransactWriteItemsResponse Transact(string? token, params TransactWriteItem[] items) =>
        Model.TransactWriteItems(new TransactWriteItemsRequest { TransactItems = [.. items], ClientRequestToken = token });
}
