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
        new("transaction: error: one item twice", table => table.TransactAsync(null, Claim(table, "license#a"), table.TransactUpdate("license#a", "REMOVE Kind"))),
        new("transaction: error: nothing", table => table.TransactAsync(null)),
        new("transaction: error: reserved word", table => table.TransactAsync(
            null, table.TransactUpdate("license#a", "REMOVE Pool"), Record(table, "InService"))),
        new("transaction: error: undefined value", table => table.TransactAsync(null, table.TransactUpdate("license#a", "SET Kind = :v"))),
        new("transaction: error: key", table => table.TransactAsync(
            null, table.TransactUpdate("license#a", "SET Category = :v", Values(S("x"))))),
        new("transaction: error: the item is of another type", table => table.TransactAsync(
            null, Record(table, "InService"), table.TransactUpdate(
                "license#a", "SET Kind = if_not_exists(Kind, :v) + :v", Values(N("1"))))),
        new("transaction: error: unknown table", async table => await table.Client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [new() { Update = new Update { TableName = "no-such-table", Key = Key("x"), UpdateExpression = "REMOVE Kind" } }],
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
        table.TransactUpdate("license#held", "SET Attempts = if_not_exists(Attempts, :v) + :w", Values(N("0"), N(by)));
}
