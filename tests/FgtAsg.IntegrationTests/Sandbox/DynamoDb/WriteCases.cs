using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>PutItem and DeleteItem.</summary>
internal static class WriteCases
{
    public static IEnumerable<ParityCase> All =>
    [
        new("put: new", async table =>
        {
            await table.PutAsync(Key("license#new"));
            return await table.GetAsync("license#new");
        }),
        new("put: replaces all", async table =>
        {
            await table.PutAsync(new() { ["Category"] = S("license#held"), ["Size"] = N("15") });
            return await table.GetAsync("license#held");
        }),
        new("put: only where there is none, there is one", table => table.PutAsync(Key("license#held"), "attribute_not_exists(Category)")),
        new("put: only where there is none, there is none", table => table.PutAsync(Key("license#new"), "attribute_not_exists(Category)")),
        new("put: a later sequencer", table => table.PutAsync(
            Key("license#held"), "attribute_not_exists(Category) OR #size < :v", new() { [":v"] = N("13") }, new() { ["#size"] = "Size" })),
        new("put: every type comes back", async table =>
        {
            await table.PutAsync(new(Seed[^1]) { ["Category"] = S("copy") });
            return await table.GetAsync("copy");
        }),
        new("put: leaves the index without its keys", async table =>
        {
            await table.PutAsync(Key("license#a"));
            return await table.QueryAsync("", []);
        }),
        new("put: error: no key", table => table.PutAsync(new() { ["Kind"] = S("x") })),
        new("put: error: key of another type", table => table.PutAsync(new() { ["Category"] = N("1") })),
        new("put: error: empty key", table => table.PutAsync(Key(""))),
        new("put: error: index key of another type", table => table.PutAsync(new(Key("x")) { ["Pool"] = N("1") })),
        new("put: error: empty index key", table => table.PutAsync(new(Key("x")) { ["Pool"] = S("") })),
        new("put: error: no number", table => table.PutAsync(new(Key("x")) { ["Size"] = N("ten") })),
        new("put: error: names without an expression", table => table.PutAsync(Key("x"), names: new() { ["#a"] = "b" })),
        new("put: error: values without an expression", table => table.PutAsync(Key("x"), values: new() { [":a"] = S("b") })),
        new("put: error: unknown table", async table =>
            await table.Client.PutItemAsync("no-such-table", Key("x"), table.CancellationToken)),

        new("delete: no item", table => table.DeleteAsync("license#none")),
        new("delete: condition true", async table =>
        {
            await table.DeleteAsync("license#held", "InstanceId = :me", new() { [":me"] = S("i-1") });
            return await table.GetAsync("license#held");
        }),
        new("delete: condition false", table => table.DeleteAsync("license#held", "InstanceId = :me", new() { [":me"] = S("i-2") })),
        new("delete: condition, no item", table => table.DeleteAsync("license#none", "attribute_exists(Category)")),
        new("delete: leaves the index", async table =>
        {
            await table.DeleteAsync("license#a");
            return await table.QueryAsync("", []);
        }),
    ];
}
