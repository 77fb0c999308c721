using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Fleet;

/// <summary>Attribute values from and to plain ones.</summary>
internal static class ItemExtensions
{
    public static AttributeValue ToAttribute(this string text) => new() { S = text };

    public static AttributeValue ToAttribute(this long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Null where the item has no such text.</summary>
    public static string? Text(this IReadOnlyDictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;

    /// <summary>Null where the item has no such whole number.</summary>
    public static long? Number(this IReadOnlyDictionary<string, AttributeValue> item, string name) =>
        long.TryParse(item.GetValueOrDefault(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
