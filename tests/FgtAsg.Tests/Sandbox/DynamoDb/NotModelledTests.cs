using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

/// <summary>The model refuses DynamoDB features that it lacks, and names them.</summary>
public sealed class NotModelledTests
{
    private static readonly Dictionary<string, AttributeValue> Values = new() { [":v"] = N("1") };

    private static readonly Dictionary<string, Action<TableModel>> Requests = new(StringComparer.Ordinal)
    {
        ["ProjectionExpression of GetItemRequest"] = table => table.GetItem(
            new GetItemRequest { TableName = table.Name, Key = Key("a"), ProjectionExpression = "Kind" }),
        ["a table's ARN"] = table => table.GetItem(
            new GetItemRequest { TableName = $"arn:aws:dynamodb:eu-central-1:123456789012:table/{table.Name}", Key = Key("a") }),
        ["ProjectionExpression of KeysAndAttributes"] = table => table.BatchGetItem(new BatchGetItemRequest
        {
            RequestItems = new() { [table.Name] = new() { Keys = [Key("a")], ProjectionExpression = "Kind" } },
        }),
        ["RequestItems of zero or several tables"] = table => table.BatchGetItem(new BatchGetItemRequest
        {
            RequestItems = new() { [table.Name] = new() { Keys = [Key("a")] }, ["other"] = new() { Keys = [Key("a")] } },
        }),
        ["Expected of PutItemRequest"] = table => table.PutItem(
            new PutItemRequest { TableName = table.Name, Item = Key("a"), Expected = new() { ["Kind"] = new(S("x")) } }),
        ["ReturnConsumedCapacity of PutItemRequest"] = table => table.PutItem(
            new PutItemRequest { TableName = table.Name, Item = Key("a"), ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL }),
        ["ReturnValues of DeleteItemRequest"] = table => table.DeleteItem(
            new DeleteItemRequest { TableName = table.Name, Key = Key("a"), ReturnValues = ReturnValue.ALL_OLD }),
        ["ReturnValues UPDATED_NEW"] = table => table.UpdateItem(
            new UpdateItemRequest { TableName = table.Name, Key = Key("a"), ReturnValues = ReturnValue.UPDATED_NEW }),
        ["AttributeUpdates of UpdateItemRequest"] = table => table.UpdateItem(
            new UpdateItemRequest { TableName = table.Name, Key = Key("a"), AttributeUpdates = new() { ["Kind"] = new() } }),
        ["an update without UpdateExpression"] = table => table.UpdateItem(new() { TableName = table.Name, Key = Key("a") }),
        ["ScanIndexForward of QueryRequest"] = table => table.Query(new QueryRequest { TableName = table.Name, ScanIndexForward = false }),
        ["Select of QueryRequest"] = table => table.Query(new QueryRequest { TableName = table.Name, Select = Select.COUNT }),
        ["FilterExpression of QueryRequest"] = table => table.Query(new() { TableName = table.Name, FilterExpression = "Kind = :k" }),
        ["IndexName of ScanRequest"] = table => table.Scan(new ScanRequest { TableName = table.Name, IndexName = "available" }),
        ["TotalSegments of ScanRequest"] = table => table.Scan(new ScanRequest { TableName = table.Name, TotalSegments = 2 }),
        ["Put of TransactWriteItem"] = Transact(table => new() { Put = new Put { TableName = table.Name, Item = Key("a") } }),
        ["Delete of TransactWriteItem"] = Transact(table => new() { Delete = new Delete { TableName = table.Name, Key = Key("a") } }),
        ["ConditionCheck of TransactWriteItem"] = Transact(table => new() { ConditionCheck = new() { TableName = table.Name } }),
        ["an attribute of the type B"] = Put(new() { B = new MemoryStream() }),
        ["an attribute of the type BOOL"] = Put(new() { BOOL = false }),
        ["an attribute of the type NULL"] = Put(new() { NULL = true }),
        ["an attribute of the type L"] = Put(new() { L = [] }),
        ["an attribute of the type SS"] = Put(new() { M = new() { ["Marks"] = new() { SS = ["x"] } } }),
        ["an attribute of the type NS"] = Put(new() { NS = ["1"] }),
        ["an attribute of the type BS"] = Put(new() { BS = [new MemoryStream()] }),
        ["a number that is not a 64-bit integer: 1.5"] = Put(N("1.5")),
        ["a number that is not a 64-bit integer: 9223372036854775808"] = Put(N("9223372036854775808")),
    };

    private readonly TestTable _table = new();

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Request_NotModelled_IsRefused(string what) => AssertRefused(what, () => Requests[what](_table.Model));

    [Theory]
    [InlineData("NOT Kind = :v", "NOT in ConditionExpression")]
    [InlineData("Kind BETWEEN :v AND :v", "BETWEEN in ConditionExpression")]
    [InlineData("attribute_type(Kind, :v)", "the function attribute_type in ConditionExpression")]
    [InlineData("begins_with(Kind, :v)", "the function begins_with in ConditionExpression")]
    [InlineData("contains(Kind, :v)", "the function contains in ConditionExpression")]
    [InlineData("size(Kind) = :v", "the function size in ConditionExpression")]
    [InlineData("Dns.ZoneId = :v", "a nested document path in ConditionExpression: Dns.")]
    [InlineData("attribute_exists(Places[0])", "a nested document path in ConditionExpression: Places[")]
    [InlineData(":v = Kind", "a value before the operator in ConditionExpression: :v")]
    [InlineData("Kind = Hostname", "an operand other than a :value in ConditionExpression: Hostname")]
    [InlineData("Kind = size(Hostname)", "an operand other than a :value in ConditionExpression: size")]
    public void Condition_NotModelled_IsRefused(string condition, string what) =>
        AssertRefused(what, () => _table.Update("a", "REMOVE Nothing", Values, condition));

    [Theory]
    [InlineData("ADD Attempts :v", "ADD in UpdateExpression")]
    [InlineData("SET Kind = :v DELETE Marks :v", "DELETE in UpdateExpression")]
    [InlineData("SET Kind = list_append(Kind, :v)", "the function list_append in UpdateExpression")]
    [InlineData("SET Kind = Hostname", "an operand other than a :value in UpdateExpression: Hostname")]
    [InlineData("SET Kind = (:v)", "an operand other than a :value in UpdateExpression: (")]
    [InlineData("SET Kind = if_not_exists(Kind, Hostname)", "an operand other than a :value in UpdateExpression: Hostname")]
    [InlineData("SET Kind = :v - :v", "- in UpdateExpression")]
    [InlineData("SET Kind = :v + :v + :v", "+ in UpdateExpression")]
    [InlineData("SET Dns.ZoneId = :v", "a nested document path in UpdateExpression: Dns.")]
    [InlineData("REMOVE Places[0]", "a nested document path in UpdateExpression: Places[")]
    public void Update_NotModelled_IsRefused(string expression, string what) =>
        AssertRefused(what, () => _table.Update("a", expression, Values));

    [Theory]
    [InlineData("(#p = :p)", "( in KeyConditionExpression")]
    [InlineData("#p = :p AND AvailableSince BETWEEN :p AND :p", "BETWEEN in KeyConditionExpression")]
    [InlineData("#p = :p AND begins_with(AvailableSince, :p)", "the function begins_with in KeyConditionExpression")]
    [InlineData(":p = #p", "a value before the operator in KeyConditionExpression: :p")]
    public void KeyCondition_NotModelled_IsRefused(string condition, string what) =>
        AssertRefused(what, () => _table.Query(request => request.KeyConditionExpression = condition));

    private void AssertRefused(string what, Action request)
    {
        Assert.Equal($"not supported here: {what}", Assert.Throws<NotSupportedException>(request).Message);
        Assert.Equal(0, _table.Model.Count);
    }

    private static Action<TableModel> Put(AttributeValue value) => table => table.PutItem(
        new PutItemRequest { TableName = table.Name, Item = new(Key("a")) { ["Kind"] = value } });

    private static Action<TableModel> Transact(Func<TableModel, TransactWriteItem> item) => table => table.TransactWriteItems(
        new TransactWriteItemsRequest { TransactItems = [item(table)] });
}
