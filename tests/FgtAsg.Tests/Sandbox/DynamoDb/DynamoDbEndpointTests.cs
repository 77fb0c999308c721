using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

/// <summary>
/// Calls the model's DynamoDB over HTTP with the official client. <see cref="TableModelTests"/> and others test the table itself.
/// </summary>
public sealed class DynamoDbEndpointTests : IAsyncLifetime
{
    private const string Table = "table";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private AwsFrontEnd _frontEnd = null!;
    private AmazonDynamoDBClient _client = null!;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions { Services = [new DynamoDbEndpoint(new Tables(TimeProvider.System))] }, _limit.Token);
        _client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = _frontEnd.Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        await _client.CreateTableAsync(OfSchema("Category"), _limit.Token);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _frontEnd.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Get_WrittenItem_IsTheSame()
    {
        var item = Item("a");
        item["Size"] = new AttributeValue { N = "12" };
        item["Map"] = new AttributeValue { M = new() { ["x"] = new AttributeValue("y") } };
        await _client.BatchWriteItemAsync(
            new Dictionary<string, List<WriteRequest>> { [Table] = [new WriteRequest(new PutRequest(item))] }, _limit.Token);

        var read = (await _client.GetItemAsync(Table, Key("a"), _limit.Token)).Item;
        var both = await _client.BatchGetItemAsync(
            new Dictionary<string, KeysAndAttributes> { [Table] = new() { Keys = [Key("a"), Key("b")] } }, _limit.Token);

        Assert.Equal(("12", "y"), (read["Size"].N, read["Map"].M["x"].S));
        Assert.Null((await _client.GetItemAsync(Table, Key("b"), _limit.Token)).Item);
        Assert.Equal("a", Assert.Single(both.Responses[Table])["Category"].S);
    }

    [Fact]
    public async Task Query_IndexWithALimit_ReturnsPages()
    {
        await PutAsync("a", "b", "c");

        var request = new QueryRequest
        {
            TableName = Table,
            IndexName = "available",
            KeyConditionExpression = "#Pool = :pool",
            ExpressionAttributeNames = new() { ["#Pool"] = "Pool" },
            ExpressionAttributeValues = new() { [":pool"] = new("p") },
            Limit = 2,
        };
        var first = await _client.QueryAsync(request, _limit.Token);
        request.ExclusiveStartKey = first.LastEvaluatedKey;
        var second = await _client.QueryAsync(request, _limit.Token);

        Assert.Equal(["a", "b", "c"], first.Items.Concat(second.Items).Select(item => item["Category"].S));
        Assert.Equal((2, 1), (first.Count, second.Count));
        Assert.Equal(3, (await _client.ScanAsync(new ScanRequest { TableName = Table }, _limit.Token)).Count);
    }

    [Fact]
    public async Task Update_ConditionFails_ReturnsTheItem()
    {
        await PutAsync("a");

        var failure = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = Table,
                Key = Key("a"),
                UpdateExpression = "SET #Pool = :new",
                ConditionExpression = "attribute_not_exists(#Pool)",
                ExpressionAttributeNames = new() { ["#Pool"] = "Pool" },
                ExpressionAttributeValues = new() { [":new"] = new("q") },
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
            _limit.Token));

        Assert.Equal("p", failure.Item["Pool"].S);
    }

    [Fact]
    public async Task Transact_OneConditionFails_ReportsItAndWritesNothing()
    {
        await PutAsync("a");

        var failure = await Assert.ThrowsAsync<TransactionCanceledException>(() => _client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest { TransactItems = [New("b"), New("a")] }, _limit.Token));

        Assert.Equal(["None", "ConditionalCheckFailed"], failure.CancellationReasons.Select(reason => reason.Code));
        Assert.Null((await _client.GetItemAsync(Table, Key("b"), _limit.Token)).Item);
        await _client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [New("b")] }, _limit.Token);
        Assert.NotNull((await _client.GetItemAsync(Table, Key("b"), _limit.Token)).Item);
    }

    [Fact]
    public async Task Get_TableIsDeleted_IsNotFound()
    {
        await _client.DeleteTableAsync(Table, _limit.Token);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _client.GetItemAsync(Table, Key("a"), _limit.Token));
    }

    [Fact]
    public async Task Create_OtherSchema_IsNotSupported()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => _client.CreateTableAsync(OfSchema("Name"), _limit.Token));

        Assert.Equal(
            ("NotImplemented", "Not supported here: CreateTable of dynamodb with a schema other than the fleet's."),
            (refusal.ErrorCode, refusal.Message));
        Assert.Equal([Table], (await _client.ListTablesAsync(_limit.Token)).TableNames);
        Assert.Equal("available", (await _client.DescribeTableAsync(Table, _limit.Token)).Table.GlobalSecondaryIndexes.Single().IndexName);
    }

    private static CreateTableRequest OfSchema(string key) => new()
    {
        TableName = Table,
        KeySchema = [new KeySchemaElement(key, KeyType.HASH)],
        GlobalSecondaryIndexes =
        [
            new GlobalSecondaryIndex
            {
                IndexName = "available",
                KeySchema = [new KeySchemaElement("Pool", KeyType.HASH), new KeySchemaElement("AvailableSince", KeyType.RANGE)],
                Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY },
            },
        ],
    };

    private Task PutAsync(params string[] categories) => Task.WhenAll(
        categories.Select(category => _client.PutItemAsync(Table, Item(category), _limit.Token)));

    private static TransactWriteItem New(string category) => new()
    {
        Update = new Update
        {
            TableName = Table,
            Key = Key(category),
            UpdateExpression = "SET AvailableSince = :since",
            ConditionExpression = "attribute_not_exists(Category)",
            ExpressionAttributeValues = new() { [":since"] = new("2026-01-01T00:00:00Z") },
        },
    };

    private static Dictionary<string, AttributeValue> Key(string category) => new() { ["Category"] = new(category) };

    private static Dictionary<string, AttributeValue> Item(string category) =>
        new() { ["Category"] = new(category), ["Pool"] = new("p"), ["AvailableSince"] = new($"2026-01-01T00:00:00Z-{category}") };
}
