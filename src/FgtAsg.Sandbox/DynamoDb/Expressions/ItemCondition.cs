using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>What an item does or does not satisfy. An item that does not exist is an empty one.</summary>
internal abstract record ItemCondition
{
    public abstract bool Holds(DynamoValue.Map item);

    // Values of different types have no order, nor has an attribute that is not there.
    private static bool IsOrdered(DynamoValue? left, DynamoValue? right, Func<int, bool> order) =>
        left is not null && right is not null && left.CompareTo(right) is { } sign && order(sign);

    internal sealed record And(ItemCondition Left, ItemCondition Right) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => Left.Holds(item) && Right.Holds(item);
    }

    internal sealed record Or(ItemCondition Left, ItemCondition Right) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => Left.Holds(item) || Right.Holds(item);
    }

    internal sealed record Not(ItemCondition Inner) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => !Inner.Holds(item);
    }

    internal sealed record Comparison(Operand Left, string Operator, Operand Right) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item)
        {
            var left = Left.Evaluate(item);
            var right = Right.Evaluate(item);
            return Operator switch
            {
                "=" => left is not null && left.Equals(right),
                // An attribute that is not there differs from every value.
                "<>" => left is null || !left.Equals(right),
                "<" => IsOrdered(left, right, sign => sign < 0),
                "<=" => IsOrdered(left, right, sign => sign <= 0),
                ">" => IsOrdered(left, right, sign => sign > 0),
                _ => IsOrdered(left, right, sign => sign >= 0),
            };
        }
    }

    internal sealed record Between(Operand Value, Operand Lower, Operand Upper) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item)
        {
            var value = Value.Evaluate(item);
            return IsOrdered(Lower.Evaluate(item), value, sign => sign <= 0) && IsOrdered(value, Upper.Evaluate(item), sign => sign <= 0);
        }
    }

    internal sealed record In(Operand Value, IReadOnlyList<Operand> Candidates) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) =>
            Value.Evaluate(item) is { } value && Candidates.Any(candidate => value.Equals(candidate.Evaluate(item)));
    }

    internal sealed record Exists(DocumentPath Path, bool IsExpected) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => Path.Read(item) is not null == IsExpected;
    }

    internal sealed record OfType(Operand Value, string Type) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => Value.Evaluate(item)?.Type == Type;
    }

    internal sealed record BeginsWith(Operand Value, Operand Prefix) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => (Value.Evaluate(item), Prefix.Evaluate(item)) switch
        {
            (DynamoValue.Text value, DynamoValue.Text prefix) => value.Value.StartsWith(prefix.Value, StringComparison.Ordinal),
            (DynamoValue.Bytes value, DynamoValue.Bytes prefix) => value.Value.AsSpan().StartsWith(prefix.Value),
            _ => false,
        };
    }

    /// <summary>A part of a string or binary, an element of a set or list.</summary>
    internal sealed record Contains(Operand Value, Operand Element) : ItemCondition
    {
        public override bool Holds(DynamoValue.Map item) => (Value.Evaluate(item), Element.Evaluate(item)) switch
        {
            (DynamoValue.Text value, DynamoValue.Text part) => value.Value.Contains(part.Value, StringComparison.Ordinal),
            (DynamoValue.Bytes value, DynamoValue.Bytes part) => value.Value.AsSpan().IndexOf(part.Value) >= 0,
            (DynamoValue.Set set, { } element) => set.Values.Contains(element),
            (DynamoValue.Sequence sequence, { } element) => sequence.Values.Contains(element),
            _ => false,
        };
    }
}
