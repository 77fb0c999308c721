using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>ItemCondition, filter and key condition expressions: one grammar.</summary>
internal sealed class ConditionParser(ExpressionReader reader)
{
    private const int MaxCandidates = 100;

    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Ordered = ["S", "N", "B"];
    private static readonly string[] Types = ["S", "SS", "N", "NS", "B", "BS", "BOOL", "NULL", "L", "M"];

    private ItemCondition? _lastParenthesised;

    public ItemCondition Parse()
    {
        var condition = Either();
        reader.ExpectEnd();
        return condition;
    }

    private ItemCondition Either()
    {
        var condition = Both();
        while (reader.TryKeyword("OR"))
        {
            condition = new ItemCondition.Or(condition, Both());
        }

        return condition;
    }

    private ItemCondition Both()
    {
        var condition = Negatable();
        while (reader.TryKeyword("AND"))
        {
            condition = new ItemCondition.And(condition, Negatable());
        }

        return condition;
    }

    private ItemCondition Negatable() => reader.TryKeyword("NOT") ? new ItemCondition.Not(Negatable()) : Primary();

    private ItemCondition Primary()
    {
        if (reader.Current.IsSymbol("("))
        {
            return Parenthesised();
        }

        if (reader.IsFunction() && reader.Current.Text != "size")
        {
            return Function(reader.Take().Text);
        }

        var left = Value();
        if (reader.TryKeyword("BETWEEN"))
        {
            return Range(left);
        }

        if (reader.TryKeyword("IN"))
        {
            return OneOf(left);
        }

        if (left is Operand.Size && (reader.Current.Kind == TokenKind.End || reader.Current.Kind == TokenKind.Word))
        {
            throw reader.Error("The function is not allowed to be used this way in an expression; function: size");
        }

        var comparator = reader.Current.Kind == TokenKind.Symbol && Comparators.Contains(reader.Current.Text)
            ? reader.Take().Text
            : throw reader.SyntaxError();
        return Compared(left, comparator, Value());
    }

    private ItemCondition Parenthesised()
    {
        reader.Expect("(");
        var isDoubled = reader.Current.IsSymbol("(");
        var inner = Either();
        // The inner pair closed right before: it held everything.
        if (isDoubled && reader.Current.IsSymbol(")") && ReferenceEquals(inner, _lastParenthesised))
        {
            throw reader.Error("The expression has redundant parentheses;");
        }

        reader.Expect(")");
        return _lastParenthesised = inner;
    }

    private Operand Value()
    {
        if (reader.Current.Kind == TokenKind.Value)
        {
            return reader.Constant();
        }

        if (!reader.IsFunction())
        {
            return new Operand.Attribute(reader.Path());
        }

        var name = reader.Take().Text;
        if (name != "size")
        {
            throw reader.Error(IsKnown(name)
                ? $"The function is not allowed to be used this way in an expression; function: {name}"
                : $"Invalid function name; function: {name}");
        }

        var operands = reader.Arguments(Value);
        return operands is [Operand.Attribute { Path: var path }] ? new Operand.Size(path) : throw Misused(name, operands);
    }

    private ItemCondition Function(string name)
    {
        if (!IsKnown(name))
        {
            throw reader.Error($"Invalid function name; function: {name}");
        }

        var operands = reader.Arguments(Value);
        return (name, operands) switch
        {
            ("attribute_exists", [Operand.Attribute attribute]) => new ItemCondition.Exists(attribute.Path, IsExpected: true),
            ("attribute_not_exists", [Operand.Attribute attribute]) => new ItemCondition.Exists(attribute.Path, IsExpected: false),
            ("attribute_type", [var value, Operand.Constant { Value: DynamoValue.Text type }]) => new ItemCondition.OfType(value, KnownType(type.Value)),
            ("begins_with", [var value, var prefix]) => new ItemCondition.BeginsWith(OfType(name, value, "S", "B"), OfType(name, prefix, "S", "B")),
            ("contains", [var value, var element]) => new ItemCondition.Contains(value, element),
            _ => throw Misused(name, operands),
        };
    }

    private static bool IsKnown(string name) =>
        name is "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains" or "size";

    private Exception Misused(string name, List<Operand> operands)
    {
        var expected = name is "size" or "attribute_exists" or "attribute_not_exists" ? 1 : 2;
        if (operands.Count != expected)
        {
            return reader.WrongCount(name, operands.Count);
        }

        return expected == 1
            ? reader.Error($"Operator or function requires a document path; operator or function: {name}")
            : reader.WrongType(name, operands[1] is Operand.Constant constant ? $"{{{constant.Value.Type}}}" : "{}");
    }

    private string KnownType(string type) => Types.Contains(type)
        ? type
        : throw reader.Error(
            $"Invalid attribute type name found; type: {type}, valid types: {{{string.Join(",", Types.Order(StringComparer.Ordinal))}}}");

    private Operand OfType(string name, Operand operand, params string[] types) =>
        operand is Operand.Constant constant && !types.Contains(constant.Value.Type)
            ? throw reader.WrongType(name, constant.Value.Type)
            : operand;

    private ItemCondition.Comparison Compared(Operand left, string comparator, Operand right)
    {
        if (left is Operand.Attribute && left == right)
        {
            throw reader.Error(
                "The first operand must be distinct from the remaining operands for this operator or function; "
                + $"operator: {comparator}, first operand: {((Operand.Attribute)left).Path}");
        }

        return comparator is "=" or "<>"
            ? new ItemCondition.Comparison(left, comparator, right)
            : new ItemCondition.Comparison(OfType(comparator, left, Ordered), comparator, OfType(comparator, right, Ordered));
    }

    private ItemCondition.Between Range(Operand value)
    {
        var lower = OfType("BETWEEN", Value(), Ordered);
        if (!reader.TryKeyword("AND"))
        {
            throw reader.SyntaxError();
        }

        var upper = OfType("BETWEEN", Value(), Ordered);
        if (lower is Operand.Constant { Value: var low } && upper is Operand.Constant { Value: var high })
        {
            var bounds = $"lower bound operand: AttributeValue: {low}, upper bound operand: AttributeValue: {high}";
            if (low.CompareTo(high) is not { } sign)
            {
                throw reader.Error($"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}");
            }

            if (sign > 0)
            {
                throw reader.Error($"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}");
            }
        }

        return new ItemCondition.Between(OfType("BETWEEN", value, Ordered), lower, upper);
    }

    private ItemCondition.In OneOf(Operand value)
    {
        var candidates = reader.Arguments(Value);
        return candidates.Count <= MaxCandidates
            ? new ItemCondition.In(value, candidates)
            : throw reader.Error(
                "Invalid number of operands for operator or function; operator or function: IN, "
                + $"number of operands: {candidates.Count + 1}");
    }
}
