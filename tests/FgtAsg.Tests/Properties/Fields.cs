using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Changes to an event that do not change its meaning.</summary>
internal static class Fields
{
    /// <summary>A map of these members. A null is left out, as the senders do, or written as a null.</summary>
    public static Gen<Json> Map(params (string Name, Json? Value)[] members) =>
        from nulls in Gen.Elements(true, false).ArrayOf(members.Length)
        select Json.Of(
            [
                .. members.Zip(nulls)
                    .Where(m => m.First.Value is not null || m.Second)
                    .Select(m => (m.First.Name, m.First.Value ?? Json.Null)),
            ]);

    public static Json? Text(string? text) => text is null ? null : Json.Text(text);

    /// <summary>The same JSON with another order of fields and with unknown fields, in every map.</summary>
    public static Gen<Json> Disturb(Json json) => json switch
    {
        Json.Map map =>
            from values in Gen.CollectToArray(map.Members, m => Disturb(m.Value))
            from unknown in Unknown
            from members in Gen.Shuffle(map.Members.Zip(values, (m, value) => (m.QuotedName, value)).Concat(unknown))
            select (Json)new Json.Map(members),
        Json.List list => Gen.CollectToArray(list.Items, Disturb).Select(items => (Json)new Json.List(items)),
        _ => Gen.Constant(json),
    };

    private static Gen<(string QuotedName, Json Value)[]> Unknown { get; } =
        from count in Gen.Choose(0, 2)
        from values in JsonGen.Value.Resize(8).ArrayOf(count)
        select values.Select((value, i) => (Json.Quote($"zz-unknown-{i}"), value)).ToArray();
}
