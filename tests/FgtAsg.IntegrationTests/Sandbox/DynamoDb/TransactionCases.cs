using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>TransactWriteItems.</summary>
internal static class TransactionCases
{
    public static IEnumerable<ParityCase> All =>
    [
        new("transaction: a claim", async table =>
        {
            await table.TransactAsync(null, Claim(table, "license#a"), Record(table, "InService"));
            return AnswerText.Of(await table.GetAsync("license#a")) + AnswerText.Of(await table.GetAsync("instance#i-1"));
        }),
        new("transaction: a claim leaves the index", async table =>
        {
            await table.TransactAsync(null, Claim(table, "license#a"), Record(table, "InService"));
            return await table.QueryAsync("", []);
        }),
        new("transaction: the first condition is false", table => table.TransactAsync(null, Claim(table, "license#c"), Record(table, "InService"))),
        new("transaction: the last condition is false", table => table.TransactAsync(null, Claim(table, "license#a"), Record(table, "Launching"))),
        new("transaction: both conditions are false", table => table.TransactAsync(null, Claim(table, "license#c"), Record(table, "Launching"))),
        new("transaction: shows the item", table => table.TransactAsync(null, Claim(table, "license#held", showsOld: true), Record(table, "InService"))),
        new("transaction: all or nothing", async table =>
        {
            await Assert.ThrowsAsync<TransactionCanceledException>(() =>
                table.TransactAsync(null, Claim(table, "license#a"), Record(table, "Launching")));
            return await table.GetAsync("license#a");
        }),
        new("transaction: put, delete and check", async table =>
        {
            await table.TransactAsync(
                null,
                new TransactWriteItem { Put = new Put { TableName = table.Name, Item = Key("license#new"), ConditionExpression = "attribute_not_exists(Category)" } },
                new TransactWriteItem { Delete = new Delete { TableName = table.Name, Key = Key("license#a") } },
                Check(table, "license#held", "attribute_exists(InstanceId)"));
            return await table.ScanAsync(request => request.ProjectionExpression = "Category");
        }),
        new("transaction: a check is false", table => table.TransactAsync(
            null, Claim(table, "license#a"), Check(table, "license#held", "attribute_not_exists(InstanceId)"))),
        new("transaction: the same token twice", async table =>
        {
            await table.TransactAsync("token-1", Count(table, "1"));
            await table.TransactAsync("token-1", Count(table, "1"));
            return await table.GetAsync("license#held");
        }),
        new("transaction: error: the same token for another", async table =>
        {
            await table.TransactAsync("token-1", Count(table, "1"));
            return await table.TransactAsync("token-1", Count(table, "2"));
        }),
        new("transaction: error: one item twice", table => table.TransactAsync(null, Claim(table, "license#a"), Check(table, "license#a", "attribute_exists(Kind)"))),
        new("transaction: error: nothing", table => table.TransactAsync(null)),
        new("transaction: error: reserved word", table => table.TransactAsync(
            null, table.TransactUpdate("license#a", "REMOVE Pool"), Record(table, "InService"))),
        new("transaction: error: undefined value", table => table.TransactAsync(null, table.TransactUpdate("license#a", "SET Kind = :v"))),
        new("transaction: error: key", table => table.TransactAsync(
            null, table.TransactUpdate("license#a", "SET Category = :v", new() { [":v"] = S("x") }))),
        new("transaction: error: the item is of another type", table => table.TransactAsync(
            null, Record(table, "InService"), table.TransactUpdate("license#a", "ADD Kind :v", new() { [":v"] = N("1") }))),
        new("transaction: error: unknown table", async table => await table.Client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [new TransactWriteItem { Put = new Put { TableName = "no-such-table", Item = Key("x") } }],
        }, table.CancellationToken)),
    ];

    private static TransactWriteItem Claim(ParityTable table, string category, bool showsOld = false) => table.TransactUpdate(
        category,
        "SET InstanceId = :me REMOVE #pool, AvailableSince",
        new() { [":me"] = S("i-1"), [":now"] = S("2026-03-01T12:00:00Z") },
        "attribute_exists(#pool) AND AvailableSince <= :now",
        new() { ["#pool"] = "Pool" },
        showsOld);

    private static TransactWriteItem Record(ParityTable table, string expectedState) => table.TransactUpdate(
        "instance#i-1", "SET License = :l", new() { [":l"] = S("a"), [":s"] = S(expectedState) }, "#state = :s", new() { ["#state"] = "State" });

    private static TransactWriteItem Count(ParityTable table, string by) =>
        table.TransactUpdate("license#held", "ADD Attempts :v", new() { [":v"] = N(by) });

    private static TransactWriteItem Check(ParityTable table, string category, string condition) => new()
    {
        ConditionCheck = new ConditionCheck { TableName = table.Name, Key = Key(category), ConditionExpression = condition },
    };
}
