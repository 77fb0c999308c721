using System.Globalization;

namespace FgtAsg.Recycle;

/// <summary>
/// Days and times in a time zone at which nothing may be replaced: <c>Mon-Fri 08:00-18:00, Sat 22:00-06:00 Europe/Zurich</c>. An interval
/// that ends before it starts continues past midnight, and belongs to the day on which it starts. Pure.
/// </summary>
internal sealed class ExclusionWindow
{
    public const string Expected =
        "days, times and a time zone, like 'Mon-Fri 08:00-18:00 Europe/Zurich' or "
        + "'Mon-Thu 22:00-06:00, Sat 00:00-24:00 America/New_York' (or 'daily' for the days)";

    /// <summary>Limits the search for an end: the intervals repeat after a week, and one interval lasts at most one day more.</summary>
    private const int Days = 9;

    private const int MinutesOfDay = 24 * 60;

    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly List<Part> _parts;
    private readonly TimeZoneInfo _zone;

    private ExclusionWindow(string text, List<Part> parts, TimeZoneInfo zone) => (Text, _parts, _zone) = (text, parts, zone);

    /// <summary>As written in the tag.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">Says what was expected.</exception>
    public static ExclusionWindow Parse(string text)
    {
        var space = text.LastIndexOf(' ');
        if (space < 0)
        {
            throw new FormatException($"expected {Expected}");
        }

        var zone = ZoneOf(text[(space + 1)..]);
        var parts = new List<Part>();
        foreach (var part in text[..space].Split(',', StringSplitOptions.TrimEntries))
        {
            parts.Add(PartOf(part));
        }

        var window = new ExclusionWindow(text, parts, zone);
        return window.IsEverOpen() ? window : throw new FormatException("it covers the whole week: expected a window that ends");
    }

    /// <summary>The end of the window at this time, including intervals that start before that end; null outside the window.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset time)
    {
        DateTimeOffset? end = null;
        for (var until = time; EndOfOne(until) is { } next && next - time < TimeSpan.FromDays(Days); until = next)
        {
            end = next;
        }

        return end;
    }

    /// <summary>The latest end of the intervals that contain this time.</summary>
    private DateTimeOffset? EndOfOne(DateTimeOffset time)
    {
        DateTimeOffset? latest = null;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, _zone).DateTime);
        foreach (var part in _parts)
        {
            for (var day = today.AddDays(-1); day <= today; day = day.AddDays(1))
            {
                if (!part.Days[(int)day.DayOfWeek])
                {
                    continue;
                }

                var midnight = day.ToDateTime(TimeOnly.MinValue);
                var end = ToUtc(midnight.AddMinutes(part.EndMinute), isEnd: true);
                if (ToUtc(midnight.AddMinutes(part.StartMinute), isEnd: false) <= time && time < end && !(end <= latest))
                {
                    latest = end;
                }
            }
        }

        return latest;
    }

    /// <summary>
    /// A local time that the change to summer time skips means the moment of the change. For a local time that occurs twice, an interval
    /// starts at the first occurrence and ends at the second, so it is never shorter than it reads.
    /// </summary>
    private DateTimeOffset ToUtc(DateTime local, bool isEnd)
    {
        if (_zone.IsInvalidTime(local))
        {
            // Each skipped minute means the end of the gap.
            do
            {
                local = local.AddMinutes(1);
            }
            while (_zone.IsInvalidTime(local));
        }

        if (!_zone.IsAmbiguousTime(local))
        {
            return new DateTimeOffset(local, _zone.GetUtcOffset(local));
        }

        var offsets = _zone.GetAmbiguousTimeOffsets(local);
        return new DateTimeOffset(local, isEnd ? offsets.Min() : offsets.Max());
    }

    private bool IsEverOpen()
    {
        var week = new bool[7 * MinutesOfDay];
        foreach (var part in _parts)
        {
            for (var day = 0; day < 7; day++)
            {
                for (var minute = part.StartMinute; part.Days[day] && minute < part.EndMinute; minute++)
                {
                    week[((day * MinutesOfDay) + minute) % week.Length] = true;
                }
            }
        }

        return week.Contains(false);
    }

    private static TimeZoneInfo ZoneOf(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw new FormatException($"the time zone '{id}' is not known: expected {Expected}", e);
        }
    }

    private static Part PartOf(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var days, var times] || times.Split('-') is not [var from, var to])
        {
            throw new FormatException($"'{text}' is not a window: expected {Expected}");
        }

        var (start, end) = (MinuteOf(from, MinutesOfDay - 1), MinuteOf(to, MinutesOfDay));
        return start == end
            ? throw new FormatException(
                $"'{times}' starts and ends at the same time: expected a later or earlier end (a whole day is 00:00-24:00)")
            : new Part(DaysOf(days), start, end < start ? end + MinutesOfDay : end);
    }

    private static int MinuteOf(string text, int atMost)
    {
        var isTime = text.Length == 5 && text[2] == ':'
            && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60
            && (hour * 60) + minute <= atMost;
        return isTime
            ? (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3, 2), CultureInfo.InvariantCulture)
            : throw new FormatException(
                $"'{text}' is not a time of day: expected HH:MM from 00:00 to {(atMost == MinutesOfDay ? "24:00" : "23:59")}");
    }

    private static bool[] DaysOf(string text)
    {
        var days = new bool[7];
        if (text == "daily")
        {
            Array.Fill(days, true);
            return days;
        }

        var ends = text.Split('-');
        var (first, last) = (Array.IndexOf(DayNames, ends[0]), Array.IndexOf(DayNames, ends[^1]));
        if (first < 0 || last < 0 || ends.Length > 2)
        {
            throw new FormatException(
                $"'{text}' is not a day: expected one of {string.Join(", ", DayNames)}, two of them like Mon-Fri, or daily");
        }

        for (var day = first; ; day = (day + 1) % 7)
        {
            days[day] = true;
            if (day == last)
            {
                return days;
            }
        }
    }

    /// <param name="Days">Whether an interval starts on the day of the week, Sunday first.</param>
    /// <param name="StartMinute">Counted from local midnight.</param>
    /// <param name="EndMinute">Counted from the same midnight; more than 24 hours if the interval continues past the next midnight.</param>
    private sealed record Part(bool[] Days, int StartMinute, int EndMinute);
}
