using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>
/// An attribute's value. It supports the types that the fleet's items use. It is immutable and copied from and to the SDK's values, so
/// that no caller can change stored data. Values are compared by content.
/// </summary>
internal abstract record DynamoValue
{
    /// <summary>The service's name for the type.</summary>
    public abstract string Type { get; }

    /// <summary>In bytes, according to "DynamoDB item sizes and formats" in the developer guide.</summary>
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

    /// <returns>Null if the values have no order: their types differ, or they are maps.</returns>
    public int? CompareTo(DynamoValue other) => (this, other) switch
    {
        (Text left, Text right) => Utf8Order.Compare(left.Value, right.Value),
        (Number left, Number right) => left.Value.CompareTo(right.Value),
        _ => null,
    };

    /// <summary>
    /// Numbers in the fleet's items are counters and seconds. Other numbers are refused, because they would have to be stored exactly.
    /// </summary>
    private static long Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? NotModelled.Of($"a number that is not a 64-bit integer: {text}")
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

        // One byte per two digits, plus one byte.
        public override int Size => ((Digits.TrimStart('-').Length + 1) / 2) + 1;

        public override AttributeValue ToSdk() => new() { N = Digits };
    }

    /// <summary>A map. An item is also a map.</summary>
    internal sealed record Map(IReadOnlyDictionary<string, DynamoValue> Values) : DynamoValue
    {
        private const int Overhead = 3;

        public static readonly Map Empty = new(new Dictionary<string, DynamoValue>(StringComparer.Ordinal));

        public override string Type => "M";

        public override int Size => Overhead + ItemSize + Values.Count;

        /// <summary>The size of the map as an item. Unlike an attribute's value, an item has no overhead.</summary>
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

/// <summary>The order of DynamoDB's strings, which is the order of their UTF-8 bytes. It does not encode the strings.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        return shared == left.Length || shared == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[shared]).CompareTo(Rank(right[shared]));
    }

    // In UTF-16, surrogates sort before U+E000..U+FFFF. The characters that they encode sort after them.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + char.MaxValue : unit;
}
