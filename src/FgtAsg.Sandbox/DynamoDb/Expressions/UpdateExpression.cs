using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A parsed update expression. All its values are those of the item before the update, and so are its places in lists.</summary>
internal sealed class UpdateExpression(IReadOnlyList<UpdateAction> actions)
{
    public IReadOnlyList<UpdateAction> Actions => actions;

    public IReadOnlyList<DocumentPath> Paths { get; } = [.. actions.Select(action => action.Path)];

    public static UpdateExpression? Parse(string? expression, Placeholders placeholders) => expression is null
        ? null
        : new UpdateExpression(new UpdateParser(new ExpressionReader(ExpressionNames.Update, expression, placeholders)).Parse());

    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: the item has not what the expression needs of it.</exception>
    public DynamoValue.Map Apply(DynamoValue.Map item)
    {
        var changes = actions.Select(action => (action.Path, Value: NewValue(action, item))).ToList();

        // Elements beyond a list's end are appended in the order of their places; removals go from the end, so that no place moves before its turn.
        var places = Comparer<DocumentPath>.Create(ComparePlaces);
        var updated = changes.Where(change => change.Value is not null).OrderBy(change => change.Path, places)
            .Aggregate((DynamoValue)item, (value, change) => Set(value, change.Path.Parts, depth: 0, change.Value!));
        return (DynamoValue.Map)changes.Where(change => change.Value is null).OrderByDescending(change => change.Path, places)
            .Aggregate(updated, (value, change) => Remove(value, change.Path.Parts, depth: 0));
    }

    /// <returns>Null where the attribute goes.</returns>
    private static DynamoValue? NewValue(UpdateAction action, DynamoValue.Map item)
    {
        var old = action.Path.Read(item);
        return action.Kind switch
        {
            UpdateKind.Set => Operand.Required(action.Value!, item),
            UpdateKind.Add => Sum(old, Operand.Required(action.Value!, item)),
            UpdateKind.Delete => Difference(old, Operand.Required(action.Value!, item)),
            _ => null,
        };
    }

    private static DynamoValue Sum(DynamoValue? old, DynamoValue added) => (old, added) switch
    {
        (null, _) => added,
        (DynamoValue.Number number, DynamoValue.Number addend) => new DynamoValue.Number(number.Value + addend.Value),
        (DynamoValue.Set set, DynamoValue.Set more) when set.Type == more.Type => new DynamoValue.Set(set.Type, [.. set.Values.Union(more.Values)]),
        _ => throw WrongType(),
    };

    private static DynamoValue.Set? Difference(DynamoValue? old, DynamoValue removed)
    {
        if (old is null)
        {
            return null;
        }

        if (old is not DynamoValue.Set set || set.Type != removed.Type)
        {
            throw WrongType();
        }

        var rest = set.Values.Except(((DynamoValue.Set)removed).Values).ToList();
        return rest.Count == 0 ? null : new DynamoValue.Set(set.Type, rest);
    }

    private static DynamoValue Set(DynamoValue container, IReadOnlyList<PathPart> path, int depth, DynamoValue value)
    {
        if (depth == path.Count)
        {
            return value;
        }

        var isLast = depth == path.Count - 1;
        switch (container, path[depth])
        {
            case (DynamoValue.Map map, { Name: { } name }) when isLast || map[name] is not null:
                return map.With(name, isLast ? value : Set(map[name]!, path, depth + 1, value));
            case (DynamoValue.Sequence sequence, { Name: null, Index: var index }) when index < sequence.Values.Count:
                return new DynamoValue.Sequence(
                    [.. sequence.Values.Take(index), Set(sequence.Values[index], path, depth + 1, value), .. sequence.Values.Skip(index + 1)]);
            case (DynamoValue.Sequence sequence, { Name: null }) when isLast:
                return new DynamoValue.Sequence([.. sequence.Values, value]);
            default:
                throw NoSuchPlace();
        }
    }

    private static DynamoValue Remove(DynamoValue container, IReadOnlyList<PathPart> path, int depth)
    {
        var isLast = depth == path.Count - 1;
        switch (container, path[depth])
        {
            case (DynamoValue.Map map, { Name: { } name }) when isLast || map[name] is not null:
                return isLast ? map.Without(name) : map.With(name, Remove(map[name]!, path, depth + 1));
            case (DynamoValue.Sequence sequence, { Name: null, Index: var index }) when index < sequence.Values.Count:
                IEnumerable<DynamoValue> inner = isLast ? [] : [Remove(sequence.Values[index], path, depth + 1)];
                return new DynamoValue.Sequence([.. sequence.Values.Take(index), .. inner, .. sequence.Values.Skip(index + 1)]);
            case (DynamoValue.Sequence, { Name: null }) when isLast:
                return container;
            default:
                throw NoSuchPlace();
        }
    }

    private static int ComparePlaces(DocumentPath? left, DocumentPath? right) => left!.Parts.Zip(right!.Parts)
        .Select(pair => pair.First.Index.CompareTo(pair.Second.Index)).FirstOrDefault(sign => sign != 0);

    private static Exception NoSuchPlace() => TableFaults.Validation("The document path provided in the update expression is invalid for update");

    private static Exception WrongType() => TableFaults.Validation("An operand in the update expression has an incorrect data type");
}
