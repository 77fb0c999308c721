using System.Globalization;

namespace FgtAsg.Recycle;

/// <summary>
/// Days and times of a time zone in which nothing may be replaced: <c>Mon-Fri 08:00-18:00, Sat 22:00-06:00 Europe/Zurich</c>. One that ends before it
/// begins goes over midnight and belongs to the day that it begins on. Pure.
/// </summary>
internal sealed class ExclusionWindow
{
    public const string Expected =
        "days, times and a time zone, like 'Mon-Fri 08:00-18:00 Europe/Zurich' or 'Mon-Thu 22:00-06:00, Sat 00:00-24:00 America/New_York' (or 'daily' for the days)";

    /// <summary>All begin anew after a week, and one day more is the longest of them.</summary>
    private const int Days = 9;

    private const int MinutesOfDay = 24 * 60;

    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly List<Part> _parts;
    private readonly TimeZoneInfo _zone;

    private ExclusionWindow(string text, List<Part> parts, TimeZoneInfo zone) => (Text, _parts, _zone) = (text, parts, zone);

    /// <summary>As it was written.</summary>
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
        return window.IsEverOpen() ? window : throw new FormatException("it leaves no time at all: expected a window that ends");
    }

    /// <summary>When the window that this time lies in ends, with whatever begins before its end; null outside.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset time)
    {
        DateTimeOffset? end = null;
        for (var until = time; EndOfOne(until) is { } next && next - time < TimeSpan.FromDays(Days); until = next)
        {
            end = next;
        }

        return end;
    }

    /// <summary>The latest end of those that this time lies in.</summary>
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
    /// A time that the clocks pass over when summer begins is the moment of the change. Of one that comes twice when it ends, a window begins with the first and
    /// ends with the second: never shorter than it reads.
    /// </summary>
    private DateTimeOffset ToUtc(DateTime local, bool isEnd)
    {
        if (_zone.IsInvalidTime(local))
        {
            // Each minute of the gap stands for its end.
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
            throw new FormatException($"'{text}' is no window: expected {Expected}");
        }

        var (start, end) = (MinuteOf(from, MinutesOfDay - 1), MinuteOf(to, MinutesOfDay));
        return start == end
            ? throw new FormatException($"'{times}' begins when it ends: expected a later or earlier end (a whole day is 00:00-24:00)")
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
            : throw new FormatException($"'{text}' is no time of the day: expected HH:MM from 00:00 to {(atMost == MinutesOfDay ? "24:00" : "23:59")}");
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
            throw new FormatException($"'{text}' is no day: expected one of {string.Join(", ", DayNames)}, two of them like Mon-Fri, or daily");
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

    /// <param name="Days">By day of the week, Sunday first: whether one begins on it.</param>
    /// <param name="StartMinute">Of the local day.</param>
    /// <param name="EndMinute">Of the same count: beyond 24 h where it goes over midnight.</param>
    private sealed record Part(bool[] Days, int StartMinute, int EndMinute);
}
