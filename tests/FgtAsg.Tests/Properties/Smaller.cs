namespace FgtAsg.Tests.Properties;

/// <summary>Smaller cases than a failed one, so that a failure shows only what matters.</summary>
internal static class Smaller
{
    public static IEnumerable<Json> Than(Json json) => json switch
    {
        Json.Map map => map.Members.Select(m => m.Value)
            .Concat(Without(map.Members).Select(members => (Json)new Json.Map(members)))
            .Concat(
                map.Members.SelectMany((m, i) => Than(m.Value).Select(v => (Json)new Json.Map(With(map.Members, i, (m.QuotedName, v)))))),
        Json.List list => list.Items
            .Concat(Without(list.Items).Select(items => (Json)new Json.List(items)))
            .Concat(list.Items.SelectMany((item, i) => Than(item).Select(v => (Json)new Json.List(With(list.Items, i, v))))),
        Json.Raw { Token: not "0" } => [new Json.Raw("0")],
        _ => [],
    };

    public static IEnumerable<string> Than(string text) => Without([.. text]).Select(characters => string.Concat(characters));

    public static IEnumerable<byte[]> Than(byte[] bytes) => Without(bytes).Select(b => b.ToArray());

    /// <summary>First each half of the items, then all items but one.</summary>
    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items) => items.Count < 2
        ? items.Select(_ => Array.Empty<T>())
        : new IReadOnlyList<T>[] { [.. items.Take(items.Count / 2)], [.. items.Skip(items.Count / 2)] }
            .Concat(items.Take(100).Select((_, i) => (IReadOnlyList<T>)[.. items.Where((_, j) => j != i)]));

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> items, int index, T item) =>
        [.. items.Select((old, i) => i == index ? item : old)];
}
