using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Where in an item a value is: <c>a</c>, <c>a.b</c>, <c>a[0].c</c>.</summary>
internal sealed record DocumentPath(IReadOnlyList<PathPart> Parts)
{
    /// <summary>The attribute of the item that the path begins with.</summary>
    public string Head => Parts[0].Name!;

    public bool IsNested => Parts.Count > 1;

    public bool Equals(DocumentPath? other) => other is not null && other.Parts.SequenceEqual(Parts);

    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    public override string ToString() => $"[{string.Join(", ", Parts)}]";

    public DynamoValue? Read(DynamoValue.Map item)
    {
        DynamoValue? value = item;
        foreach (var part in Parts)
        {
            value = Step(value, part);
        }

        return value;
    }

    /// <summary>The parts of the item that lie on the paths, each where it was; list elements close ranks.</summary>
    public static DynamoValue.Map Pick(DynamoValue.Map item, IReadOnlyList<DocumentPath> paths) =>
        (DynamoValue.Map?)Pick(item, [.. paths.Select(path => path.Parts)], depth: 0) ?? DynamoValue.Map.Empty;

    /// <summary>One of two paths of one expression goes through the other; nothing is said of <c>a.b</c> and <c>a[0]</c>, which conflict.</summary>
    public static void EnsureApart(DocumentPath one, DocumentPath two, string expression)
    {
        var shorter = Math.Min(one.Parts.Count, two.Parts.Count);
        for (var depth = 0; depth < shorter; depth++)
        {
            if (one.Parts[depth] != two.Parts[depth])
            {
                if (one.Parts[depth].Name is null != two.Parts[depth].Name is null)
                {
                    throw Clash("conflict", one, two, expression);
                }

                return;
            }
        }

        throw Clash("overlap", one, two, expression);
    }

    private static Exception Clash(string verb, DocumentPath one, DocumentPath two, string expression) => TableFaults.Validation(
        $"Invalid {expression}: Two document paths {verb} with each other; must remove or rewrite one of these paths; "
        + $"path one: {one}, path two: {two}");

    private static DynamoValue? Step(DynamoValue? value, PathPart part) => value switch
    {
        DynamoValue.Map map when part.Name is not null => map[part.Name],
        DynamoValue.Sequence sequence when part.Name is null && part.Index < sequence.Values.Count => sequence.Values[part.Index],
        _ => null,
    };

    private static DynamoValue? Pick(DynamoValue value, List<IReadOnlyList<PathPart>> paths, int depth)
    {
        if (paths.Exists(path => path.Count == depth))
        {
            return value;
        }

        var picked = new List<(PathPart Part, DynamoValue Value)>();
        foreach (var group in paths.GroupBy(path => path[depth]))
        {
            if (Step(value, group.Key) is { } inner && Pick(inner, [.. group], depth + 1) is { } chosen)
            {
                picked.Add((group.Key, chosen));
            }
        }

        return picked.Count == 0 ? null : value switch
        {
            DynamoValue.Map => new DynamoValue.Map(picked.ToDictionary(entry => entry.Part.Name!, entry => entry.Value, StringComparer.Ordinal)),
            _ => new DynamoValue.Sequence([.. picked.OrderBy(entry => entry.Part.Index).Select(entry => entry.Value)]),
        };
    }
}
