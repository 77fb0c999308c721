using FsCheck;
using FsCheck.Fluent;
using Member = (string QuotedName, FgtAsg.Tests.Properties.Json Value);

namespace FgtAsg.Tests.Properties;

/// <summary>Spoils JSON with random changes at random places.</summary>
internal static class JsonMutations
{
    /// <summary>The replacement of a value, or of a member of a map.</summary>
    private delegate IEnumerable<Member> Change(Json value, Member? member);

    private enum Kind
    {
        Drop,
        Double,
        Rename,
        Replace,
        Wrap,
    }

    /// <summary>The value with at least one and at most this many changes.</summary>
    public static Gen<Json> Of(Gen<Json> values, int most) =>
        from value in values
        from count in Gen.Choose(1, most)
        from changes in Changes.ArrayOf(count)
        select changes.Aggregate(value, (json, change) => At(json, change.Where % Size(json), change.Of));

    private static Gen<(int Where, Change Of)> Changes { get; } =
        from position in Gen.Choose(0, 1_000_000)
        from kind in Gen.Frequency(
            (2, Gen.Constant(Kind.Drop)),
            (2, Gen.Constant(Kind.Double)),
            (1, Gen.Constant(Kind.Rename)),
            (4, Gen.Constant(Kind.Replace)),
            (1, Gen.Constant(Kind.Wrap)))
        from other in Gen.Frequency((2, JsonGen.Scalar), (1, JsonGen.Any), (1, JsonGen.Hostile))
        from name in Texts.Unicode.Select(Json.Quote)
        select (position, Apply(kind, other, name));

    /// <summary>The change of a kind. The name is used only for members of maps.</summary>
    private static Change Apply(Kind kind, Json other, string name) =>
        (value, member) => (kind, member?.QuotedName ?? name) switch
        {
            (Kind.Drop, _) => [],
            (Kind.Double, var same) => [(same, value), (same, other)],
            (Kind.Rename, _) => [(name, value)],
            (Kind.Replace, var same) => [(same, other)],
            (_, var same) => [(same, new Json.List([value]))],
        };

    private static int Size(Json json) => 1 + json switch
    {
        Json.Map map => map.Members.Sum(m => Size(m.Value)),
        Json.List list => list.Items.Sum(Size),
        _ => 0,
    };

    private static Json At(Json json, int where, Change change)
    {
        if (where == 0)
        {
            return change(json, null).Select(m => m.Value).FirstOrDefault(Json.Null);
        }

        var left = where - 1;
        return json switch
        {
            Json.Map map => new Json.Map([.. map.Members.SelectMany(m => Within(m.QuotedName, m.Value, ref left, change))]),
            Json.List list => new Json.List([.. list.Items.SelectMany(item => Within("", item, ref left, change)).Select(m => m.Value)]),
            _ => json,
        };
    }

    private static IEnumerable<Member> Within(
        string name, Json value, ref int left, Change change)
    {
        var (here, size) = (left, Size(value));
        left -= size;
        return here switch
        {
            0 => [.. change(value, (name, value))],
            > 0 when here < size => [(name, At(value, here, change))],
            _ => [(name, value)],
        };
    }
}
