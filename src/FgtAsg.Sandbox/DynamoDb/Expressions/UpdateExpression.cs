using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A parsed update expression. It supports the sections SET and REMOVE, each at most once.</summary>
internal sealed class UpdateExpression
{
    private const string Parameter = "UpdateExpression";

    private readonly ExpressionReader _reader;

    // Computes the new value from the item before the update. Null removes the attribute.
    private readonly Dictionary<string, Func<DynamoValue.Map, DynamoValue>?> _changes = new(StringComparer.Ordinal);

    private UpdateExpression(ExpressionReader reader) => _reader = reader;

    public static UpdateExpression Parse(string? expression, Placeholders placeholders)
    {
        var update = new UpdateExpression(new ExpressionReader(
            Parameter, expression ?? throw NotModelled.Of($"an update without {Parameter}"), placeholders));
        update.ParseSections();
        return update._changes.ContainsKey(TableSchema.Key)
            ? throw TableFaults.Parameter($"Cannot update attribute {TableSchema.Key}. This attribute is part of the key")
            : update;
    }

    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">
    /// ValidationException: an operand of an addition is not a number.
    /// </exception>
    public DynamoValue.Map Apply(DynamoValue.Map item)
    {
        var changed = new Dictionary<string, DynamoValue>(item.Values, StringComparer.Ordinal);
        foreach (var (attribute, value) in _changes)
        {
            if (value is null)
            {
                changed.Remove(attribute);
            }
            else
            {
                changed[attribute] = value(item);
            }
        }

        return new DynamoValue.Map(changed);
    }

    private void ParseSections()
    {
        var sections = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            _reader.Refuse("ADD", "DELETE");
            var section = _reader.Try("SET") ? "SET" : _reader.Try("REMOVE") ? "REMOVE" : throw _reader.SyntaxError();
            if (!sections.Add(section))
            {
                throw _reader.Error($"The \"{section}\" section can only be used once in an update expression;");
            }

            do
            {
                ParseChange(section);
            }
            while (_reader.Try(","));
        }
        while (!_reader.Current.IsEnd);
    }

    private void ParseChange(string section)
    {
        var attribute = _reader.Attribute();
        if (section == "SET")
        {
            _reader.Expect("=");
        }

        if (!_changes.TryAdd(attribute, section == "SET" ? Value() : null))
        {
            throw _reader.Error(
                "Two document paths overlap with each other; must remove or rewrite one of these paths; "
                + $"path one: [{attribute}], path two: [{attribute}]");
        }
    }

    private Func<DynamoValue.Map, DynamoValue> Value()
    {
        var (first, type) = Operand();
        _reader.Refuse("-");
        if (!_reader.Try("+"))
        {
            return first;
        }

        var (second, secondType) = Operand();
        _reader.Refuse("+", "-");
        return (type ?? "N", secondType ?? "N") is ("N", "N")
            ? item => first(item) is DynamoValue.Number left && second(item) is DynamoValue.Number right
                ? new DynamoValue.Number(checked(left.Value + right.Value))
                : throw TableFaults.Validation("An operand in the update expression has an incorrect data type")
            : throw _reader.WrongType("+", type is null or "N" ? secondType! : type);
    }

    /// <returns>The type is null if it depends on the item.</returns>
    private (Func<DynamoValue.Map, DynamoValue> Of, string? Type) Operand()
    {
        if (_reader.TryFunction("if_not_exists") is null)
        {
            var constant = _reader.Value();
            return (_ => constant, constant.Type);
        }

        var attribute = _reader.Attribute();
        _reader.Expect(",");
        var otherwise = _reader.Value();
        _reader.Expect(")");
        return (item => item[attribute] ?? otherwise, null);
    }
}
