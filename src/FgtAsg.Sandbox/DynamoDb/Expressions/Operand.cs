using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Something that has a value for an item.</summary>
internal abstract record Operand
{
    /// <returns>Null where the item has no such attribute.</returns>
    public abstract DynamoValue? Evaluate(DynamoValue.Map item);

    // An update needs a value where a condition does without.
    private static DynamoValue Needed(DynamoValue? value) => value
        ?? throw TableFaults.Validation("The provided expression refers to an attribute that does not exist in the item");

    private static Exception WrongType() => TableFaults.Validation("An operand in the update expression has an incorrect data type");

    internal sealed record Attribute(DocumentPath Path) : Operand
    {
        public override DynamoValue? Evaluate(DynamoValue.Map item) => Path.Read(item);
    }

    internal sealed record Constant(DynamoValue Value) : Operand
    {
        public override DynamoValue? Evaluate(DynamoValue.Map item) => Value;
    }

    /// <summary><c>size(path)</c></summary>
    internal sealed record Size(DocumentPath Path) : Operand
    {
        public override DynamoValue? Evaluate(DynamoValue.Map item) =>
            Path.Read(item)?.Length is { } length ? new DynamoValue.Number(DynamoNumber.Of(length)) : null;
    }

    /// <summary><c>if_not_exists(path, value)</c></summary>
    internal sealed record Default(DocumentPath Path, Operand Otherwise) : Operand
    {
        public override DynamoValue Evaluate(DynamoValue.Map item) => Path.Read(item) ?? Needed(Otherwise.Evaluate(item));
    }

    /// <summary><c>list_append(list, list)</c></summary>
    internal sealed record Append(Operand First, Operand Second) : Operand
    {
        public override DynamoValue Evaluate(DynamoValue.Map item) =>
            Needed(First.Evaluate(item)) is DynamoValue.Sequence first && Needed(Second.Evaluate(item)) is DynamoValue.Sequence second
                ? new DynamoValue.Sequence([.. first.Values, .. second.Values])
                : throw WrongType();
    }

    /// <summary><c>value + value</c>, <c>value - value</c></summary>
    internal sealed record Sum(Operand First, bool Subtracts, Operand Second) : Operand
    {
        public override DynamoValue Evaluate(DynamoValue.Map item)
        {
            if (Needed(First.Evaluate(item)) is not DynamoValue.Number first || Needed(Second.Evaluate(item)) is not DynamoValue.Number second)
            {
                throw WrongType();
            }

            return new DynamoValue.Number(Subtracts ? first.Value - second.Value : first.Value + second.Value);
        }
    }

    /// <summary>The value that an update sets.</summary>
    internal static DynamoValue Required(Operand operand, DynamoValue.Map item) => Needed(operand.Evaluate(item));
}
