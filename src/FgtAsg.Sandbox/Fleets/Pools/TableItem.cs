using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>Reads one item of the table. A value with an unexpected type or format is an error that names the attribute.</summary>
internal sealed class TableItem(Dictionary<string, AttributeValue> attributes)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public string Category => attributes["Category"].S;

    public string? Text(string name) => Attribute(name) is not { } value ? null : value.S ?? throw Unexpected(name, "a string");

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Unexpected(name, $"a time as {TimeFormat}");
    }

    public long? Number(string name) => Attribute(name) is not { } value
        ? null
        : long.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unexpected(name, "a whole number");

    public DateTimeOffset? EpochSeconds(string name) => Number(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public TableItem? Map(string name) =>
        Attribute(name) is not { } value ? null : new TableItem(value.M ?? throw Unexpected(name, "a map"));

    private AttributeValue? Attribute(string name) => attributes.GetValueOrDefault(name);

    private FormatException Unexpected(string name, string expected) => new(
        $"{name} of {(attributes.TryGetValue("Category", out var category) ? category.S : "a map")} is not {expected}: "
        + $"it is {(attributes[name] is { } value ? value.S ?? value.N ?? "of another type" : "missing")}.");
}
