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
        Of("the first condition is false", table => [Claim(table, "license#c"), Record(table, "InService")]),
        Of("the last condition is false", table => [Claim(table, "license#a"), Record(table, "Launching")]),
        Of("both conditions are false", table => [Claim(table, "license#c"), Record(table, "Launching")]),
        Of("shows the item", table => [Claim(table, "license#held", showsOld: true), Record(table, "InService")]),
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
        Of("error: one item twice", table => [Claim(table, "license#a"), table.TransactUpdate("license#a", "REMOVE Kind")]),
        Of("error: nothing", _ => []),
        Of("error: reserved word", table => [table.TransactUpdate("license#a", "REMOVE Pool"), Record(table, "InService")]),
        Of("error: undefined value", table => [table.TransactUpdate("license#a", "SET Kind = :v")]),
        Of("error: key", table => [table.TransactUpdate("license#a", "SET Category = :v", Values(S("x")))]),
        Of("error: the item is of another type", table =>
            [Record(table, "InService"), table.TransactUpdate("license#a", "SET Kind = if_not_exists(Kind, :v) + :v", Values(N("1")))]),
        new("transaction: error: unknown table", async table => await table.Client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [new() { Update = new() { TableName = "no-such-table", Key = Key("x"), UpdateExpression = "REMOVE Kind" } }],
        }, table.CancellationToken)),
    ];

    private static ParityCase Of(string name, Func<ParityTable, TransactWriteItem[]> items) =>
        new($"transaction: {name}", table => table.TransactAsync(null, items(table)));

    private static TransactWriteItem Claim(ParityTable table, string category, bool showsOld = false) => table.TransactUpdate(
        category,
        "SET InstanceId = :me REMOVE #pool, AvailableSince",
        new() { [":me"] = S("i-1"), [":now"] = S("2026-03-01T12:00:00Z") },
        "attribute_exists(#pool) AND AvailableSince <= :now",
        new() { ["#pool"] = "Pool" },
        showsOld);

    private static TransactWriteItem Record(ParityTable table, string expectedState) => table.TransactUpdate(
        "instance#i-1", "SET License = :v", Values(S("a"), S(expectedState)), "#state = :w", new() { ["#state"] = "State" });

    private static TransactWriteItem Count(ParityTable table, string by) =>
        table.TransactUpdate("license#held", "SET Attempts = if_not_exists(Attempts, :v) + :w", Values(N("0"), N(by)));
}
