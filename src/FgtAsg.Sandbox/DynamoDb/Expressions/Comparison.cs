using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>A comparison of an attribute with a value.</summary>
internal sealed record Comparison(string Attribute, string Operator, DynamoValue Value)
{
    private static readonly string[] Operators = ["=", "<>", "<", "<=", ">", ">="];

    /// <param name="attribute">The attribute that was already read. The operator is the next token.</param>
    public static Comparison Parse(ExpressionReader reader, string attribute)
    {
        reader.Refuse("BETWEEN", "IN");
        var name = Operators.Contains(reader.Current.Text) ? reader.Take().Text : throw reader.SyntaxError();
        var value = reader.Value();
        return value is not DynamoValue.Map || name is "=" or "<>"
            ? new Comparison(attribute, name, value)
            : throw reader.WrongType(name, value.Type);
    }

    public bool Holds(DynamoValue.Map item)
    {
        var order = item[Attribute]?.CompareTo(Value);
        return Operator switch
        {
            "=" => Value.Equals(item[Attribute]),
            // A missing attribute differs from every value.
            "<>" => !Value.Equals(item[Attribute]),
            // Values of different types have no order. The same holds for a missing attribute.
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
