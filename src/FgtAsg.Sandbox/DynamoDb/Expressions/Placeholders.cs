using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A request's <c>#names</c> and <c>:values</c>. Tracks their use, because its expressions must use all of them.</summary>
internal sealed class Placeholders
{
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly Dictionary<string, DynamoValue> _values;
    private readonly List<string> _unusedNames;
    private readonly List<string> _unusedValues;

    /// <param name="expressions">The request's expressions with the names of their parameters; an expression may be null.</param>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">
    /// ValidationException: there are placeholders but no expression, a given list of placeholders is empty, or a placeholder is
    /// malformed.
    /// </exception>
    public Placeholders(
        IReadOnlyDictionary<string, string>? names,
        IReadOnlyDictionary<string, AttributeValue>? values,
        params IReadOnlyList<(string Parameter, string? Expression)> expressions)
    {
        EnsureExpressions(names, values, expressions);
        _names = WellFormed(names, "ExpressionAttributeNames", '#');
        _values = WellFormed(values, "ExpressionAttributeValues", ':')
            .ToDictionary(pair => pair.Key, pair => DynamoValue.FromSdk(pair.Value), StringComparer.Ordinal);
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

    private static void EnsureExpressions(object? names, object? values, IReadOnlyList<(string Parameter, string? Expression)> expressions)
    {
        if ((names ?? values) is not null && expressions.All(expression => expression.Expression is null))
        {
            throw TableFaults.Validation(names is not null
                ? "ExpressionAttributeNames can only be specified when using expressions"
                : "ExpressionAttributeValues can only be specified when using expressions: "
                    + string.Join(" and ", expressions.Select(expression => expression.Parameter))
                    + (expressions.Count > 1 ? " are null" : " is null"));
        }
    }

    private static IReadOnlyDictionary<string, T> WellFormed<T>(IReadOnlyDictionary<string, T>? placeholders, string parameter, char prefix)
    {
        if (placeholders is { Count: 0 })
        {
            throw TableFaults.Validation($"{parameter} must not be empty");
        }

        var malformed = placeholders?.Keys.FirstOrDefault(key =>
            key.Length < 2 || key[0] != prefix || !key.Skip(1).All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));
        return malformed is not null
            ? throw TableFaults.Validation($"{parameter} contains invalid key: Syntax error; key: \"{malformed}\"")
            : placeholders ?? new Dictionary<string, T>(StringComparer.Ordinal);
    }

    private static void EnsureNone(List<string> unused, string parameter)
    {
        if (unused.Count > 0)
        {
            throw TableFaults.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
        }
    }
}
