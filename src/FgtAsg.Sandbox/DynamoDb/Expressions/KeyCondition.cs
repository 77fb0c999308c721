using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A query's key condition: the hash key's value, and what the range key satisfies.</summary>
/// <param name="Range">Null: every item of the hash key.</param>
internal sealed record KeyCondition(string Hash, KeyRange? Range)
{
    private const string Parameter = ExpressionNames.KeyCondition;

    /// <param name="rangeKey">Null for the table itself, which has none.</param>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: not a condition that a query can have.</exception>
    public static KeyCondition Parse(string? expression, Placeholders placeholders, string hashKey, string? rangeKey)
    {
        if (expression is null)
        {
            throw TableFaults.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }

        var reader = new ExpressionReader(Parameter, expression, placeholders);
        var terms = Terms(new ConditionParser(reader).Parse()).Select(Term).ToList();
        if (terms.Select(term => term.Attribute).Distinct(StringComparer.Ordinal).Count() < terms.Count)
        {
            throw Invalid("KeyConditionExpressions must only contain one condition per key");
        }

        if (terms.Count > (rangeKey is null ? 1 : 2))
        {
            throw TableFaults.Validation("Query key condition not supported");
        }

        var hash = terms.Find(term => term.Attribute == hashKey);
        var range = terms.Find(term => term.Attribute == rangeKey && rangeKey is not null);
        if (hash.Attribute is null || (terms.Count == 2 && range.Attribute is null))
        {
            throw TableFaults.Validation($"Query condition missed key schema element: {(hash.Attribute is null ? hashKey : rangeKey)}");
        }

        return hash.Range is { IsPoint: true, Lower: { } value }
            ? new KeyCondition(value, range.Range)
            : throw TableFaults.Validation("Query key condition not supported");
    }

    private static IEnumerable<ItemCondition> Terms(ItemCondition condition) => condition is ItemCondition.And and
        ? Terms(and.Left).Concat(Terms(and.Right))
        : [condition];

    private static (string? Attribute, KeyRange? Range) Term(ItemCondition condition) => condition switch
    {
        ItemCondition.Comparison { Operator: not "<>" } comparison => Comparison(comparison),
        ItemCondition.Between between => (Key(between.Value, "BETWEEN"), KeyRange.Between(Constant(between.Lower), Constant(between.Upper))),
        ItemCondition.BeginsWith begins => (Key(begins.Value, "begins_with"), KeyRange.StartingWith(Constant(begins.Prefix))),
        _ => throw TableFaults.Validation($"Invalid operator used in KeyConditionExpression: {NameOf(condition)}"),
    };

    private static (string? Attribute, KeyRange? Range) Comparison(ItemCondition.Comparison comparison)
    {
        if (comparison.Left is Operand.Constant)
        {
            return Comparison(new ItemCondition.Comparison(comparison.Right, Mirrored(comparison.Operator), comparison.Left));
        }

        var attribute = Key(comparison.Left, comparison.Operator);
        return comparison.Right is Operand.Constant
            ? (attribute, KeyRange.Of(comparison.Operator, Constant(comparison.Right)))
            : throw TableFaults.Validation("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
    }

    private static string Mirrored(string comparator) => comparator switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparator,
    };

    private static string Key(Operand operand, string name) => operand switch
    {
        Operand.Attribute { Path.IsNested: false } attribute => attribute.Path.Head,
        Operand.Attribute => throw Invalid("KeyConditionExpressions cannot have conditions on nested attributes"),
        Operand.Size => throw Invalid("KeyConditionExpressions cannot contain nested operations"),
        _ when name is "BETWEEN" or "begins_with" => throw TableFaults.Validation(
            $"Invalid condition in KeyConditionExpression: {name} operator must have the key attribute as its first operand"),
        _ => throw TableFaults.Validation("Invalid condition in KeyConditionExpression: No key attribute specified"),
    };

    private static string Constant(Operand operand) => operand is Operand.Constant { Value: DynamoValue.Text text }
        ? text.Value
        : throw TableFaults.Parameter("ItemCondition parameter type does not match schema type");

    private static string NameOf(ItemCondition condition) => condition switch
    {
        ItemCondition.Or => "OR",
        ItemCondition.Not => "NOT",
        ItemCondition.In => "IN",
        ItemCondition.Exists { IsExpected: true } => "attribute_exists",
        ItemCondition.Exists => "attribute_not_exists",
        ItemCondition.OfType => "attribute_type",
        ItemCondition.Contains => "contains",
        _ => "<>",
    };

    private static Exception Invalid(string message) => TableFaults.Validation($"Invalid {Parameter}: {message}");
}
