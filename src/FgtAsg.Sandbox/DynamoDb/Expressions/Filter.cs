namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <param name="Heads">The attributes that it looks at.</param>
internal sealed record Filter(ItemCondition Condition, IReadOnlyCollection<string> Heads)
{
    public static Filter? Parse(string parameter, string? expression, Placeholders placeholders)
    {
        if (expression is null)
        {
            return null;
        }

        var reader = new ExpressionReader(parameter, expression, placeholders);
        var condition = new ConditionParser(reader).Parse();
        return new Filter(condition, [.. reader.Paths.Select(path => path.Head).Distinct(StringComparer.Ordinal)]);
    }
}
