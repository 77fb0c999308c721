using System.Text;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>An attribute's value. Immutable, so that whoever holds one holds a snapshot; equal by content.</summary>
internal abstract class DynamoValue : IEquatable<DynamoValue>
{
    /// <summary>The service's name of the type: S, N, B, BOOL, NULL, L, M, SS, NS, BS.</summary>
    public abstract string Type { get; }

    /// <summary>What <c>size()</c> gives; null for the types that have none.</summary>
    public virtual int? Length => null;

    public abstract bool Equals(DynamoValue? other);

    public sealed override bool Equals(object? obj) => Equals(obj as DynamoValue);

    public abstract override int GetHashCode();

    /// <summary>How the service shows the value in a message, and one text for each value.</summary>
    public sealed override string ToString() => $"{{{Type}:{Content()}}}";

    /// <returns>Null where the two are of different types, or of a type that has no order.</returns>
    public int? CompareTo(DynamoValue other) => (this, other) switch
    {
        (Text left, Text right) => Utf8Order.Compare(left.Value, right.Value),
        (Number left, Number right) => left.Value.ComparedTo(right.Value),
        (Bytes left, Bytes right) => left.Value.AsSpan().SequenceCompareTo(right.Value),
        _ => null,
    };

    /// <summary>The value without its type.</summary>
    public abstract string Content();

    internal sealed class Text(string value) : DynamoValue
    {
        public string Value { get; } = value;

        public override string Type => "S";

        public override int? Length => Encoding.UTF8.GetByteCount(Value);

        public override bool Equals(DynamoValue? other) => other is Text text && text.Value == Value;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

        public override string Content() => Value;
    }

    internal sealed class Number(DynamoNumber value) : DynamoValue
    {
        public DynamoNumber Value { get; } = value;

        public override string Type => "N";

        public override bool Equals(DynamoValue? other) => other is Number number && number.Value == Value;

        public override int GetHashCode() => Value.GetHashCode();

        public override string Content() => Value.ToString();
    }

    internal sealed class Bytes(byte[] value) : DynamoValue
    {
        public byte[] Value { get; } = value;

        public override string Type => "B";

        public override int? Length => Value.Length;

        public override bool Equals(DynamoValue? other) => other is Bytes bytes && bytes.Value.AsSpan().SequenceEqual(Value);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(Value);
            return hash.ToHashCode();
        }

        public override string Content() => Convert.ToBase64String(Value);
    }

    internal sealed class Flag(bool value) : DynamoValue
    {
        public bool Value { get; } = value;

        public override string Type => "BOOL";

        public override bool Equals(DynamoValue? other) => other is Flag flag && flag.Value == Value;

        public override int GetHashCode() => Value.GetHashCode();

        public override string Content() => Value ? "true" : "false";
    }

    internal sealed class Nothing : DynamoValue
    {
        public override string Type => "NULL";

        public override bool Equals(DynamoValue? other) => other is Nothing;

        public override int GetHashCode() => 0;

        public override string Content() => "true";
    }

    internal sealed class Sequence(IReadOnlyList<DynamoValue> values) : DynamoValue
    {
        public IReadOnlyList<DynamoValue> Values { get; } = values;

        public override string Type => "L";

        public override int? Length => Values.Count;

        public override bool Equals(DynamoValue? other) => other is Sequence sequence && sequence.Values.SequenceEqual(Values);

        public override int GetHashCode() => Values.Count;

        public override string Content() => $"[{string.Join(", ", Values)}]";
    }

    /// <summary>A set of strings, numbers or binaries; never empty.</summary>
    internal sealed class Set(string type, IReadOnlyCollection<DynamoValue> values) : DynamoValue
    {
        public IReadOnlyCollection<DynamoValue> Values { get; } = values;

        public override string Type { get; } = type;

        public override int? Length => Values.Count;

        public override bool Equals(DynamoValue? other) => other is Set set && set.Type == Type && set.Values.ToHashSet().SetEquals(Values);

        public override int GetHashCode() => HashCode.Combine(Type, Values.Count);

        public override string Content() => $"[{string.Join(", ", Values.Select(value => value.Content()).Order(StringComparer.Ordinal))}]";
    }

    /// <summary>A map; an item is one as well.</summary>
    internal sealed class Map(IReadOnlyDictionary<string, DynamoValue> values) : DynamoValue
    {
        public static readonly Map Empty = new(new Dictionary<string, DynamoValue>(StringComparer.Ordinal));

        public IReadOnlyDictionary<string, DynamoValue> Values { get; } = values;

        public override string Type => "M";

        public override int? Length => Values.Count;

        public DynamoValue? this[string name] => Values.GetValueOrDefault(name);

        public Map With(string name, DynamoValue value) =>
            new(new Dictionary<string, DynamoValue>(Values, StringComparer.Ordinal) { [name] = value });

        public Map Without(string name)
        {
            var rest = new Dictionary<string, DynamoValue>(Values, StringComparer.Ordinal);
            rest.Remove(name);
            return new Map(rest);
        }

        /// <summary>The attributes of these names that there are.</summary>
        public Map Only(IEnumerable<string> names) =>
            new(names.Where(Values.ContainsKey).ToDictionary(name => name, name => Values[name], StringComparer.Ordinal));

        public override bool Equals(DynamoValue? other) =>
            other is Map map && map.Values.Count == Values.Count && Values.All(pair => pair.Value.Equals(map[pair.Key]));

        public override int GetHashCode() => Values.Count;

        public override string Content() =>
            $"{{{string.Join(", ", Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}}}";
    }
}
