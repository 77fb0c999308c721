using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of JSON values.</summary>
internal static class JsonGen
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "1.0", "1e5", "-1E-7", "1e999999", "2147483648", "9223372036854775808", "123456789012345678901234567890.10",
    ];

    /// <summary>A text, a number, true, false or null.</summary>
    public static Gen<Json> Scalar { get; } = Gen.Frequency(
        (4, Texts.Unicode.Select(Json.Text)),
        (2, Gen.Elements(Numbers).Select(Raw)),
        (1, Gen.Choose(int.MinValue, int.MaxValue).Select(number => Raw($"{number}"))),
        (2, Gen.Elements("true", "false", "null").Select(Raw)));

    /// <summary>Any value that a correct writer may write, without duplicate names.</summary>
    public static Gen<Json> Value { get; } = Gen.Sized(size => ValueOf(Math.Min(size, 40)));

    /// <summary>JSON that no correct writer writes. It follows JSON's grammar, or almost does.</summary>
    public static Gen<Json> Hostile { get; } = Gen.Frequency(
        (4, Gen.Elements("\"\\ud83d\"", "\"\\udc00 \\ud800\"", "\"a\\udfffb\"").Select(Raw)),
        (
            2,
            Gen.Elements(Json.Quote("a"), "\"\\u0061\"", "\"\\ud83d\"")
                .Select(name => (Json)new Json.Map([(Json.Quote("a"), Json.Null), (name, Json.Null)]))),
        (2, Gen.Choose(1, 200).Select(depth => Raw(new string('[', depth) + new string(']', depth)))),
        (1, Gen.Choose(1, 20_000).Select(length => Json.Text(new string('x', length)))),
        (2, Gen.Elements("", "nul", "NaN", "01", "'a'", "\"", "{", "]", "[1,]", "\"\\x\"", "1 // one", "\uFEFF1").Select(Raw)));

    public static Gen<Json> Any { get; } = Gen.Frequency((5, Value), (1, Hostile));

    private static Json Raw(string token) => new Json.Raw(token);

    private static Gen<Json> ValueOf(int size) => size < 4 ? Scalar : Gen.Frequency(
        (3, Scalar),
        (1, Gen.Choose(0, 4).SelectMany(count => ValueOf(size / 2).ArrayOf(count)).Select(items => (Json)new Json.List(items))),
        (2, MapOf(Gen.Choose(0, 4).SelectMany(count => Texts.Unicode.ArrayOf(count)), ValueOf(size / 2))));

    /// <summary>A map with these names, without duplicates.</summary>
    public static Gen<Json> MapOf(Gen<string[]> names, Gen<Json> values) =>
        from keys in names
        let distinct = keys.Distinct(StringComparer.Ordinal).ToArray()
        from items in values.ArrayOf(distinct.Length)
        select Json.Of([.. distinct.Zip(items)]);
}
