using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Strings from a lower to an upper bound, in the order of their UTF-8 bytes; a bound that is null is none.</summary>
internal sealed record KeyRange(string? Lower, bool IncludesLower, string? Upper, bool IncludesUpper, string Prefix = "")
{
    public bool IsPoint => IncludesLower && IncludesUpper && Lower is not null && Lower == Upper;

    public static KeyRange Of(string comparator, string value) => comparator switch
    {
        "<" => new KeyRange(null, false, value, false),
        "<=" => new KeyRange(null, false, value, true),
        ">" => new KeyRange(value, false, null, false),
        ">=" => new KeyRange(value, true, null, false),
        _ => new KeyRange(value, true, value, true),
    };

    public static KeyRange Between(string lower, string upper) => new(lower, true, upper, true);

    // No string that begins with the prefix is after the prefix and the last code point there is, but for those that go on with it.
    public static KeyRange StartingWith(string prefix) => new(prefix, true, $"{prefix}\U0010FFFF\U0010FFFF", true, prefix);

    public bool Contains(string value) =>
        (Lower is null || Utf8Order.Compare(Lower, value) < (IncludesLower ? 1 : 0))
        && (Upper is null || Utf8Order.Compare(value, Upper) < (IncludesUpper ? 1 : 0))
        && value.StartsWith(Prefix, StringComparison.Ordinal);
}
