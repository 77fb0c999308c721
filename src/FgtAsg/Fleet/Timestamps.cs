using System.Globalization;

namespace FgtAsg.Fleet;

/// <summary>Times in the table's format: ISO 8601 in UTC with whole seconds, so that their texts sort like the times.</summary>
internal static class Timestamps
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Rounded down, so that an item that is available now never has a time in the future.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null if there is no text, or if it is not in this format.</summary>
    public static DateTimeOffset? Parse(string? text) => DateTimeOffset.TryParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Rounded up, so that a cooldown never ends early.</summary>
    public static string NotBefore(DateTimeOffset time)
    {
        var rest = time.UtcTicks % TimeSpan.TicksPerSecond;
        return Of(rest == 0 ? time : time.AddTicks(TimeSpan.TicksPerSecond - rest));
    }
}
