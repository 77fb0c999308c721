using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Simulation.World;

using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

public sealed class DynamoDbClientTests
{
    private readonly TestTable _table = new();
    private readonly CallGate _gate = new();

    [Fact]
    public async Task Client_EveryOperation_GoesThroughTheGate()
    {
        using var client = new DynamoDbClient(_table.Model, _gate);
        var name = _table.Model.Name;

        await client.PutItemAsync(name, Free("license#a"));
        await client.GetItemAsync(name, Key("license#a"));
        await client.UpdateItemAsync(new UpdateItemRequest { TableName = name, Key = Key("license#a"), UpdateExpression = "REMOVE Kind" });
        await client.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = new() { [name] = new() { Keys = [Key("license#a")] } } });
        await client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [_table.Counted("license#a")] });
        var pages = client.Paginators.Scan(new ScanRequest { TableName = name });
        var scanned = new List<string>();
        await foreach (var page in pages.Responses)
        {
            scanned.AddRange(page.Items.Select(item => item["Category"].S));
        }

        await client.QueryAsync(new QueryRequest
        {
            TableName = name,
            KeyConditionExpression = "Category = :c",
            ExpressionAttributeValues = new() { [":c"] = S("license#a") },
        });
        await client.DeleteItemAsync(name, Key("license#a"));

        Assert.Equal(["license#a"], scanned);
        Assert.Equal(
            ["PutItem", "GetItem", "UpdateItem", "BatchGetItem", "TransactWriteItems", "Scan", "Query", "DeleteItem"],
            _gate.Calls.Select(call => call.Operation));
        Assert.All(_gate.Calls, call => Assert.Equal("dynamodb", call.Service));
        Assert.Equal(0, _table.Model.Count);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Client_FaultBeforeOrAfter_FailsWithoutOrWithTheEffect(bool isBefore, int items)
    {
        using var client = new DynamoDbClient(_table.Model, _gate);
        _gate.Before = isBefore ? AwsFault.Transient : null;
        _gate.After = isBefore ? null : AwsFault.Transient;

        var fault = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => client.PutItemAsync(_table.Model.Name, Key("a")));

        Assert.Equal(("ServiceUnavailable", items), (fault.ErrorCode, _table.Model.Count));
    }

    [Fact]
    public async Task Client_Canceled_HasNoEffect()
    {
        using var client = new DynamoDbClient(_table.Model);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.PutItemAsync(_table.Model.Name, Key("a"), new CancellationToken(canceled: true)));

        Assert.Equal(0, _table.Model.Count);
    }
}
