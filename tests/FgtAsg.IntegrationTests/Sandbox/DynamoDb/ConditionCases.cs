using Amazon.DynamoDBv2.Model;
using static FgtAsg.IntegrationTests.Sandbox.DynamoDb.ParityTable;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>Condition expressions on <c>instance#i-1</c>: the answer is "-" where they hold.</summary>
internal static class ConditionCases
{
    private static readonly AttributeValue InService = S("InService");

    public static IEnumerable<ParityCase> All =>
    [
        Of("equal, true", "#s = :v", InService, "State"),
        Of("equal, false", "#s = :v", S("Launching"), "State"),
        Of("equal, other type", "ExpiresAt = :v", S("1772366400")),
        Of("equal, number in another notation", "ExpiresAt = :v", N("1772366400.0")),
        Of("equal, map", "Dns = :v", new() { M = new() { ["Ttl"] = N("60"), ["Name"] = S("fgt-001"), ["ZoneId"] = S("Z1") } }),
        Of("equal, set in another order", "Marks = :v", new() { SS = ["y", "x"] }),
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
        Of("between", "ExpiresAt BETWEEN :v AND :w", N("1"), null, N("1772366400")),
        Of("between, outside", "ExpiresAt BETWEEN :v AND :w", N("1"), null, N("2")),
        Of("in", "#s IN (:v, :w)", S("Launching"), "State", InService),
        Of("in, none", "#s IN (:v, :w)", S("Launching"), "State", S("Failed")),
        Of("and, or: and binds tighter", "#s = :v OR #s = :w AND attribute_exists(Absent)", InService, "State", S("Failed")),
        Of("parentheses", "(#s = :v OR #s = :w) AND attribute_exists(Absent)", InService, "State", S("Failed")),
        Of("not", "NOT #s = :v", InService, "State"),
        Of("not, attribute absent", "NOT Absent = :v", S("x")),
        Of("keywords have no case", "not #s = :v and attribute_exists(Kind) or #s in (:v)", InService, "State"),
        Of("exists", "attribute_exists(License)"),
        Of("exists, absent", "attribute_exists(Hostname)"),
        Of("does not exist", "attribute_not_exists(Hostname)"),
        Of("exists, in a map", "attribute_exists(Dns.ZoneId)"),
        Of("exists, in a list", "attribute_exists(Places[2]) AND attribute_not_exists(Places[3])"),
        Of("in a map, name by placeholder", "Dns.#s = :v", S("fgt-001"), "Name"),
        Of("begins with", "begins_with(License, :v)", S("he")),
        Of("begins with, no", "begins_with(License, :v)", S("el")),
        Of("contains, in a text", "contains(License, :v)", S("el")),
        Of("contains, in a set", "contains(Marks, :v)", S("x")),
        Of("contains, in a list", "contains(Places, :v)", S("b")),
        Of("contains, part of an element of a set", "contains(Marks, :v)", S("")),
        Of("size of a text", "size(License) = :v", N("4")),
        Of("size of a list", "size(Places) > :v", N("2")),
        Of("size of a set", "size(Marks) = :v", N("2")),
        Of("attribute type", "attribute_type(Dns, :v)", S("M")),
        Of("attribute type, another", "attribute_type(Dns, :v)", S("S")),
        Of("attribute compared with an attribute", "License <> Kind"),
        Of("boolean", "Live = :v", new() { BOOL = true }),
        Of("null", "Gone = :v", new() { NULL = true }),
        Of("binary", "Blob = :v", new() { B = new MemoryStream([1, 2, 3]) }),
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
        Of("error: between bounds in the wrong order", "ExpiresAt BETWEEN :v AND :w", N("2"), null, N("1")),
        Of("error: redundant parentheses", "((License = :v))", S("held")),
        Of("error: an attribute compared with itself", "License = License"),
        Of("error: type that there is not", "attribute_type(Dns, :v)", S("MAP")),
    ];

    private static ParityCase Of(
        string name, string condition, AttributeValue? v = null, string? reserved = null, AttributeValue? w = null) =>
        new($"condition: {name}", table => table.CheckAsync("instance#i-1", condition, Values(v, w), reserved is null ? null : new() { ["#s"] = reserved }));

    private static ParityCase OnNothing(string name, string condition) =>
        new($"condition: {name}", table => table.CheckAsync("license#none", condition));

    private static Dictionary<string, AttributeValue>? Values(AttributeValue? v, AttributeValue? w)
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

        return values.Count == 0 ? null : values;
    }
}
