using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>An attribute compared with a value.</summary>
internal sealed record Comparison(string Attribute, string Operator, DynamoValue Value)
{
    private static readonly string[] Operators = ["=", "<>", "<", "<=", ">", ">="];

    /// <param name="attribute">What was read already: the operator is next.</param>
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
            // An attribute that is not there differs from every value.
            "<>" => !Value.Equals(item[Attribute]),
            // Values of different types have no order, nor has an attribute that is not there.
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
