using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>
/// An attribute's value, of the types that the fleet's items have. Immutable, and copied from and to the SDK's, so that no caller alters
/// what is stored; equal by content.
/// </summary>
internal abstract record DynamoValue
{
    /// <summary>The service's name of the type.</summary>
    public abstract string Type { get; }

    /// <summary>In bytes, by the developer guide's "DynamoDB item sizes and formats".</summary>
    public abstract int Size { get; }

    public static DynamoValue FromSdk(AttributeValue? value)
    {
        (string Type, object? Value)[] types =
        [
            ("S", value?.S), ("N", value?.N), ("M", value?.M), ("B", value?.B), ("BOOL", value?.BOOL), ("NULL", value?.NULL),
            ("L", value?.L), ("SS", value?.SS), ("NS", value?.NS), ("BS", value?.BS),
        ];
        return types.Where(type => type.Value is not null).ToList() switch
        {
            [("S", string text)] => new Text(text),
            [("N", string number)] => new Number(Parse(number)),
            [("M", Dictionary<string, AttributeValue> map)] => Map.FromSdk(map),
            [var (type, _)] => throw NotModelled.Of($"an attribute of the type {type}"),
            [] => throw TableFaults.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
            _ => throw TableFaults.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
        };
    }

    public abstract AttributeValue ToSdk();

    /// <returns>Null where the two have no order: they are of different types, or maps.</returns>
    public int? CompareTo(DynamoValue other) => (this, other) switch
    {
        (Text left, Text right) => Utf8Order.Compare(left.Value, right.Value),
        (Number left, Number right) => left.Value.CompareTo(right.Value),
        _ => null,
    };

    /// <summary>The fleet counts, and notes seconds. Any other number would have to be stored exactly, and is refused instead.</summary>
    private static long Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? NotModelled.Of($"a number that is no 64-bit integer: {text}")
            : TableFaults.Validation($"The parameter cannot be converted to a numeric value: {text}");
    }

    internal sealed record Text(string Value) : DynamoValue
    {
        public override string Type => "S";

        public override int Size => Encoding.UTF8.GetByteCount(Value);

        public override AttributeValue ToSdk() => new() { S = Value };
    }

    internal sealed record Number(long Value) : DynamoValue
    {
        private string Digits => Value.ToString(CultureInfo.InvariantCulture);

        public override string Type => "N";

        // Two digits a byte, and one byte more.
        public override int Size => ((Digits.TrimStart('-').Length + 1) / 2) + 1;

        public override AttributeValue ToSdk() => new() { N = Digits };
    }

    /// <summary>A map; an item is one as well.</summary>
    internal sealed record Map(IReadOnlyDictionary<string, DynamoValue> Values) : DynamoValue
    {
        private const int Overhead = 3;

        public static readonly Map Empty = new(new Dictionary<string, DynamoValue>(StringComparer.Ordinal));

        public override string Type => "M";

        public override int Size => Overhead + ItemSize + Values.Count;

        /// <summary>As an item, which is no attribute's value.</summary>
        public int ItemSize => Values.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + pair.Value.Size);

        public DynamoValue? this[string name] => Values.GetValueOrDefault(name);

        public static Map FromSdk(IReadOnlyDictionary<string, AttributeValue> attributes) =>
            new(attributes.ToDictionary(pair => pair.Key, pair => FromSdk(pair.Value), StringComparer.Ordinal));

        public Dictionary<string, AttributeValue> ToItem() =>
            Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToSdk(), StringComparer.Ordinal);

        public override AttributeValue ToSdk() => new() { M = ToItem() };

        public string? TextOf(string name) => (this[name] as Text)?.Value;

        public bool Equals(Map? other) =>
            other is not null && other.Values.Count == Values.Count && Values.All(pair => pair.Value.Equals(other[pair.Key]));

        public override int GetHashCode() => Values.Count;
    }
}

/// <summary>The order of DynamoDB's strings: that of their UTF-8 bytes, found without encoding them.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        return shared == left.Length || shared == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[shared]).CompareTo(Rank(right[shared]));
    }

    // UTF-16 has the surrogates before U+E000..U+FFFF; what they stand for comes after.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + char.MaxValue : unit;
}
