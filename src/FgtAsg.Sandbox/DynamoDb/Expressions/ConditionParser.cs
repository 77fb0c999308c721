using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Parses condition and filter expressions into predicates of an item. A missing item is treated as an empty item.</summary>
internal sealed class ConditionParser
{
    private const int MaxCandidates = 100;

    private readonly ExpressionReader _reader;
    private Predicate<DynamoValue.Map>? _lastParenthesised;

    private ConditionParser(ExpressionReader reader) => _reader = reader;

    /// <summary>For a request without other expressions.</summary>
    public static Predicate<DynamoValue.Map>? Parse(
        string parameter, string? expression, Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values)
    {
        var placeholders = new Placeholders(names, values, (parameter, expression));
        var condition = Parse(parameter, expression, placeholders);
        placeholders.EnsureAllUsed();
        return condition;
    }

    /// <returns>Null if there is no expression.</returns>
    public static Predicate<DynamoValue.Map>? Parse(string parameter, string? expression, Placeholders placeholders)
    {
        if (expression is null)
        {
            return null;
        }

        var reader = new ExpressionReader(parameter, expression, placeholders);
        var condition = new ConditionParser(reader).Either();
        reader.Expect(Token.EndText);
        return condition;
    }

    private Predicate<DynamoValue.Map> Either()
    {
        var condition = Both();
        while (_reader.Try("OR"))
        {
            var (left, right) = (condition, Both());
            condition = item => left(item) || right(item);
        }

        return condition;
    }

    private Predicate<DynamoValue.Map> Both()
    {
        var condition = Single();
        while (_reader.Try("AND"))
        {
            var (left, right) = (condition, Single());
            condition = item => left(item) && right(item);
        }

        return condition;
    }

    private Predicate<DynamoValue.Map> Single()
    {
        _reader.Refuse("NOT");
        if (_reader.Try("("))
        {
            return Parenthesised();
        }

        if (_reader.TryFunction("attribute_exists", "attribute_not_exists") is { } function)
        {
            var (path, isExpected) = (_reader.Attribute(), function == "attribute_exists");
            _reader.Expect(")");
            return item => item[path] is not null == isExpected;
        }

        var attribute = _reader.Attribute();
        return _reader.Try("IN") ? OneOf(attribute) : Comparison.Parse(_reader, attribute).Holds;
    }

    private Predicate<DynamoValue.Map> Parenthesised()
    {
        var isDoubled = _reader.Current.Is("(");
        var inner = Either();
        // The inner pair of parentheses closed immediately before, so it contained everything.
        if (isDoubled && _reader.Current.Is(")") && ReferenceEquals(inner, _lastParenthesised))
        {
            throw _reader.Error("The expression has redundant parentheses;");
        }

        _reader.Expect(")");
        return _lastParenthesised = inner;
    }

    private Predicate<DynamoValue.Map> OneOf(string attribute)
    {
        var candidates = new List<DynamoValue>();
        _reader.Expect("(");
        do
        {
            candidates.Add(_reader.Value());
        }
        while (_reader.Try(","));

        _reader.Expect(")");
        return candidates.Count <= MaxCandidates
            ? item => item[attribute] is { } value && candidates.Contains(value)
            : throw _reader.Error(
                "Invalid number of operands for operator or function; operator or function: IN, "
                + $"number of operands: {candidates.Count + 1}");
    }
}
