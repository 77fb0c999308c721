using System.Globalization;

namespace FgtAsg.Fleet;

/// <summary>Times as the table has them: ISO 8601 in UTC, whole seconds, so that their texts sort as the times do.</summary>
internal static class Timestamps
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Rounded down: what is available now must not be asked for in the future.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null for nothing, and for what is no such time.</summary>
    public static DateTimeOffset? Parse(string? text) => DateTimeOffset.TryParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Rounded up: what cools down is not given out a second too early.</summary>
    public static string NotBefore(DateTimeOffset time)
    {
        var rest = time.UtcTicks % TimeSpan.TicksPerSecond;
        return Of(rest == 0 ? time : time.AddTicks(TimeSpan.TicksPerSecond - rest));
    }
}
