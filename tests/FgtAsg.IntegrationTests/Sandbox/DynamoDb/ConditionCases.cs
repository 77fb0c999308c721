using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>Condition expressions on <c>instance#i-1</c>. The answer is "-" if the condition is true.</summary>
internal static class ConditionCases
{
    private static readonly AttributeValue InService = S("InService");

    public static IEnumerable<ParityCase> All =>
    [
        Of("equal, true", "#s = :v", InService, "State"),
        Of("equal, false", "#s = :v", S("Launching"), "State"),
        Of("equal, other type", "ExpiresAt = :v", S("1772366400")),
        Of("equal, map", "Dns = :v", new() { M = new() { ["Ttl"] = N("60"), ["Name"] = S("fgt-001"), ["ZoneId"] = S("Z1") } }),
        Of("equal, attribute absent", "Absent = :v", S("x")),
        Of("not equal, true", "#s <> :v", S("Failed"), "State"),
        Of("not equal, attribute absent", "Absent <> :v", S("x")),
        Of("less", "ExpiresAt < :v", N("1772366401")),
        Of("less, the same", "ExpiresAt < :v", N("1772366400")),
        Of("less or equal, the same", "ExpiresAt <= :v", N("1772366400")),
        Of("greater, numbers are not compared as text", "ExpiresAt > :v", N("9")),
        Of("greater or equal, text", "License >= :v", S("hekd")),
        Of("less, other type", "ExpiresAt < :v", S("zzz")),
        Of("less, attribute absent", "Absent < :v", S("zzz")),
        Of("in", "#s IN (:v, :w)", S("Launching"), "State", InService),
        Of("in, none", "#s IN (:v, :w)", S("Launching"), "State", S("Failed")),
        Of("and, or: and binds tighter", "#s = :v OR #s = :w AND attribute_exists(Absent)", InService, "State", S("Failed")),
        Of("parentheses", "(#s = :v OR #s = :w) AND attribute_exists(Absent)", InService, "State", S("Failed")),
        Of("keywords have no case", "#s <> :v and attribute_exists(Kind) or #s in (:v)", InService, "State"),
        Of("exists", "attribute_exists(License)"),
        Of("exists, absent", "attribute_exists(Hostname)"),
        Of("does not exist", "attribute_not_exists(Hostname)"),
        OnNothing("no item, not exists", "attribute_not_exists(Category)"),
        OnNothing("no item, exists", "attribute_exists(Category)"),

        Of("error: reserved word State", "State = :v", InService),
        Of("error: reserved word Pool", "attribute_exists(Pool)"),
        Of("error: syntax", "#s = = :v", InService, "State"),
        Of("error: closing parenthesis missing", "(#s = :v", InService, "State"),
        Of("error: empty", ""),
        Of("error: undefined value", "License = :other"),
        Of("error: undefined name", "#other = :v", S("x")),
        Of("error: unused value", "attribute_exists(License)", S("x")),
        Of("error: unused name", "attribute_exists(License)", null, "State"),
        Of("error: unknown function", "is_there(License)"),
        Of("error: order of a map", "Dns < :v", new() { M = [] }),
        Of("error: redundant parentheses", "((License = :v))", S("held")),
    ];

    private static ParityCase Of(
        string name, string condition, AttributeValue? v = null, string? reserved = null, AttributeValue? w = null) =>
        new($"condition: {name}", table => table.CheckAsync(
            "instance#i-1", condition, Values(v, w), reserved is null ? null : new() { ["#s"] = reserved }));

    private static ParityCase OnNothing(string name, string condition) =>
        new($"condition: {name}", table => table.CheckAsync("license#none", condition));
}
