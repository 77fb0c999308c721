using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A request's <c>#names</c> and <c>:values</c>, and which of them its expressions use: all must be.</summary>
internal sealed class Placeholders
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DynamoValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _unusedNames;
    private readonly List<string> _unusedValues;

    /// <param name="expressions">The request's expressions by the names of their parameters; null where it has none.</param>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">
    /// ValidationException: placeholders without an expression, none where some are announced, or a malformed one.</exception>
    public Placeholders(
        IReadOnlyDictionary<string, string>? names,
        IReadOnlyDictionary<string, AttributeValue>? values,
        params IReadOnlyList<(string Parameter, string? Expression)> expressions)
    {
        EnsureExpressions(names, values, expressions);
        foreach (var (name, attribute) in NotEmpty(names, "ExpressionAttributeNames", '#'))
        {
            _names.Add(name, attribute);
        }

        foreach (var (name, value) in NotEmpty(values, "ExpressionAttributeValues", ':'))
        {
            _values.Add(name, DynamoValue.FromSdk(value));
        }

        _unusedNames = [.. _names.Keys];
        _unusedValues = [.. _values.Keys];
    }

    public string Name(string placeholder, string expression)
    {
        _unusedNames.Remove(placeholder);
        return _names.TryGetValue(placeholder, out var name) ? name : throw TableFaults.Validation(
            $"Invalid {expression}: An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
    }

    public DynamoValue Value(string placeholder, string expression)
    {
        _unusedValues.Remove(placeholder);
        return _values.TryGetValue(placeholder, out var value) ? value : throw TableFaults.Validation(
            $"Invalid {expression}: An expression attribute value used in expression is not defined; attribute value: {placeholder}");
    }

    public void EnsureAllUsed()
    {
        EnsureNone(_unusedNames, "ExpressionAttributeNames");
        EnsureNone(_unusedValues, "ExpressionAttributeValues");
    }

    private static void EnsureExpressions(
        object? names, object? values, IReadOnlyList<(string Parameter, string? Expression)> expressions)
    {
        if (names is not null && expressions.All(expression => expression.Expression is null))
        {
            throw TableFaults.Validation("ExpressionAttributeNames can only be specified when using expressions");
        }

        if (values is not null && expressions.All(expression => expression.Expression is null))
        {
            throw TableFaults.Validation(
                "ExpressionAttributeValues can only be specified when using expressions: "
                + $"{string.Join(" and ", expressions.Select(expression => expression.Parameter))} {(expressions.Count > 1 ? "are" : "is")} null");
        }
    }

    private static IEnumerable<KeyValuePair<string, T>> NotEmpty<T>(IReadOnlyDictionary<string, T>? placeholders, string parameter, char prefix)
    {
        if (placeholders is { Count: 0 })
        {
            throw TableFaults.Validation($"{parameter} must not be empty");
        }

        var malformed = placeholders?.Keys.FirstOrDefault(key =>
            key.Length < 2 || key[0] != prefix || !key.Skip(1).All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));
        return malformed is null
            ? placeholders ?? Enumerable.Empty<KeyValuePair<string, T>>()
            : throw TableFaults.Validation($"{parameter} contains invalid key: Syntax error; key: \"{malformed}\"");
    }

    private static void EnsureNone(List<string> unused, string parameter)
    {
        if (unused.Count > 0)
        {
            throw TableFaults.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
        }
    }
}
