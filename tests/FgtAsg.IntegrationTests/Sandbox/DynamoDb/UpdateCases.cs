using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>Update expressions on <c>instance#i-1</c>: the answer is the whole item afterwards.</summary>
internal static class UpdateCases
{
    public static IEnumerable<ParityCase> All =>
    [
        Of("set", "SET License = :v", S("x")),
        Of("set several", "SET License = :v, Hostname = :v", S("x")),
        Of("set in a map", "SET Dns.A = :v", S("10.0.0.1")),
        Of("set in a list", "SET Places[1] = :v", S("x")),
        Of("set beyond the list's end", "SET Places[9] = :v", S("x")),
        Of("set from another attribute", "SET Hostname = License"),
        Of("set from an attribute that the same update changes", "SET Hostname = License, License = :v", S("x")),
        Of("plus", "SET ExpiresAt = ExpiresAt + :v", N("60")),
        Of("minus", "SET ExpiresAt = :v - ExpiresAt", N("1772366400.5")),
        Of("if not exists, there", "SET License = if_not_exists(License, :v)", S("x")),
        Of("if not exists, absent", "SET Attempts = if_not_exists(Attempts, :v) + :v", N("1")),
        Of("list append", "SET Places = list_append(Places, :v)", new() { L = [S("d")] }),
        Of("list append, before", "SET Places = list_append(:v, Places)", new() { L = [S("d")] }),
        Of("remove", "REMOVE License, Dns"),
        Of("remove what is absent", "REMOVE Absent"),
        Of("remove from a map", "REMOVE Dns.ZoneId"),
        Of("remove from a list", "REMOVE Places[0], Places[1]"),
        Of("add to a number", "ADD ExpiresAt :v", N("-1")),
        Of("add to nothing", "ADD Attempts :v", N("1")),
        Of("add to a set", "ADD Marks :v", new() { SS = ["y", "z"] }),
        Of("add numbers to a set", "ADD Ports :v", new() { NS = ["443", "8443"] }),
        Of("delete from a set", "DELETE Marks :v", new() { SS = ["y", "z"] }),
        Of("delete all of a set", "DELETE Marks :v", new() { SS = ["x", "y"] }),
        Of("all sections", "SET License = :v REMOVE Dns ADD ExpiresAt :w", S("x"), N("1")),
        Of("sections have no case and no order", "remove Dns set License = :v", S("x")),
        new("update: no item, it is created", table => table.UpdateAsync("license#new", "SET License = :v", new() { [":v"] = S("x") })),
        new("update: no item and no expression", table => table.UpdateAsync("license#new", null)),
        new("update: returns NONE", Returning(ReturnValue.NONE)),
        new("update: returns ALL_OLD", Returning(ReturnValue.ALL_OLD)),
        new("update: returns ALL_NEW", Returning(ReturnValue.ALL_NEW)),
        new("update: returns UPDATED_OLD", Returning(ReturnValue.UPDATED_OLD)),
        new("update: returns UPDATED_NEW", Returning(ReturnValue.UPDATED_NEW)),
        new("update: returns ALL_OLD, no item", table => table.UpdateAsync("license#new", "SET License = :v", new() { [":v"] = S("x") }, returns: ReturnValue.ALL_OLD)),
        new("update: condition false", table => table.UpdateAsync("license#held", "SET Kind = :v", new() { [":v"] = S("x") }, "attribute_exists(Absent)")),
        new("update: condition false, shows the item", table => table.UpdateAsync(
            "license#held", "REMOVE InstanceId", new() { [":me"] = S("i-2") }, "InstanceId = :me", showsOld: true)),
        new("update: condition false, no item to show", table => table.UpdateAsync(
            "license#none", "REMOVE InstanceId", new() { [":me"] = S("i-2") }, "InstanceId = :me", showsOld: true)),
        new("update: condition false, nothing is changed", async table =>
        {
            await Assert.ThrowsAsync<ConditionalCheckFailedException>(() =>
                table.UpdateAsync("license#held", "REMOVE InstanceId", condition: "attribute_exists(Absent)"));
            return await table.GetAsync("license#held");
        }),

        Of("error: key", "SET Category = :v", S("x")),
        Of("error: key removed", "REMOVE Category"),
        Of("error: reserved word", "SET Name = :v", S("x")),
        Of("error: reserved word in a map", "SET Dns.Ttl = :v", N("5")),
        Of("error: the same path twice", "SET License = :v, License = :v", S("x")),
        Of("error: overlapping paths", "SET Dns = :v, Dns.ZoneId = :v", S("x")),
        Of("error: a section twice", "SET License = :v SET Hostname = :v", S("x")),
        Of("error: path through nothing", "SET Absent.Name2 = :v", S("x")),
        Of("error: value of an attribute that is absent", "SET License = Absent"),
        Of("error: sum of a text", "SET License = License + :v", N("1")),
        Of("error: add of a text", "ADD License :v", S("x")),
        Of("error: add to another type", "ADD License :v", N("1")),
        Of("error: delete of a text", "DELETE Marks :v", S("x")),
        Of("error: unused value", "REMOVE License", S("x")),
        Of("error: undefined value", "SET License = :other"),
        Of("error: syntax", "SET License :v", S("x")),
        Of("error: empty", ""),
        Of("error: index key of another type", "SET #s = :v", N("1"), null, "Pool"),
        Of("error: index key that is empty", "SET AvailableSince = :v", S("")),
        new("update: error: empty key", table => table.UpdateAsync("", "REMOVE License")),
    ];

    private static ParityCase Of(string name, string expression, AttributeValue? v = null, AttributeValue? w = null, string? reserved = null)
    {
        var values = new Dictionary<string, AttributeValue>();
        if (v is not null)
        {
            values.Add(":v", v);
        }

        if (w is not null)
        {
            values.Add(":w", w);
        }

        return new($"update: {name}", table => table.UpdateAsync(
            "instance#i-1", expression, values.Count == 0 ? null : values, names: reserved is null ? null : new() { ["#s"] = reserved }));
    }

    private static Func<ParityTable, Task<object>> Returning(ReturnValue returns) => table => table.UpdateAsync(
        "instance#i-1",
        "SET License = :v, Dns.ZoneId = :t, Hostname = :v REMOVE Marks",
        new() { [":v"] = S("x"), [":t"] = N("5") },
        returns: returns);
}
