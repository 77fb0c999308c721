using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>Update expressions on <c>instance#i-1</c>. The answer is the whole updated item.</summary>
internal static class UpdateCases
{
    public static IEnumerable<ParityCase> All =>
    [
        Of("set", "SET License = :v", S("x")),
        Of("set several", "SET License = :v, Hostname = :v", S("x")),
        Of("if not exists, there", "SET License = if_not_exists(License, :v)", S("x")),
        Of("if not exists, there, and one more", "SET ExpiresAt = if_not_exists(ExpiresAt, :v) + :w", N("1"), N("60")),
        Of("if not exists, absent", "SET Attempts = if_not_exists(Attempts, :v) + :v", N("1")),
        Of("remove", "REMOVE License, Dns"),
        Of("remove what is absent", "REMOVE Absent"),
        Of("set a map", "SET Dns = :v", new() { M = new() { ["A"] = S("10.0.0.1"), ["Ttl"] = N("5") } }),
        Of("both sections", "SET License = :v, Hostname = :w REMOVE Dns", S("x"), S("y")),
        Of("sections have no case and no order", "remove Dns set License = :v", S("x")),
        new("update: no item, it is created", table => table.UpdateAsync("license#new", "SET License = :v", Values(S("x")))),
        new("update: returns NONE", Returning(ReturnValue.NONE)),
        new("update: returns ALL_NEW", Returning(ReturnValue.ALL_NEW)),
        new("update: condition false", table => table.UpdateAsync(
            "license#held", "SET Kind = :v", Values(S("x")), "attribute_exists(Absent)")),
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
        Of("error: the same path twice", "SET License = :v, License = :v", S("x")),
        Of("error: a section twice", "SET License = :v SET Hostname = :v", S("x")),
        Of("error: sum of a text", "SET License = if_not_exists(License, :v) + :v", N("1")),
        Of("error: unused value", "REMOVE License", S("x")),
        Of("error: undefined value", "SET License = :other"),
        Of("error: syntax", "SET License :v", S("x")),
        Of("error: empty", ""),
        Of("error: index key of another type", "SET #s = :v", N("1"), null, "Pool"),
        Of("error: index key that is empty", "SET AvailableSince = :v", S("")),
        new("update: error: empty key", table => table.UpdateAsync("", "REMOVE License")),
    ];

    private static ParityCase Of(
        string name, string expression, AttributeValue? v = null, AttributeValue? w = null, string? reserved = null) =>
        new($"update: {name}", table => table.UpdateAsync(
            "instance#i-1", expression, Values(v, w), names: reserved is null ? null : new() { ["#s"] = reserved }));

    private static Func<ParityTable, Task<object>> Returning(ReturnValue returns) => table => table.UpdateAsync(
        "instance#i-1", "SET License = :v, Hostname = :v REMOVE Dns", Values(S("x")), returns: returns);
}
