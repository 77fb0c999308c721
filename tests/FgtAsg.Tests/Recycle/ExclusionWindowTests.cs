using System.Globalization;
using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class ExclusionWindowTests
{
    [Theory]
    // 2026-11-20 is a Friday; Zurich is at UTC+1 on this day.
    [InlineData("Mon-Fri 08:00-18:00 Europe/Zurich", "2026-11-20T07:00:00Z", "2026-11-20T17:00:00Z")]
    [InlineData("Mon-Fri 08:00-18:00 Europe/Zurich", "2026-11-20T06:59:59Z", null)]
    [InlineData("Mon-Fri 08:00-18:00 Europe/Zurich", "2026-11-20T17:00:00Z", null)]
    [InlineData("Mon-Fri 08:00-18:00 Europe/Zurich", "2026-11-21T12:00:00Z", null)]
    [InlineData("daily 08:00-18:00 UTC", "2026-11-21T12:00:00Z", "2026-11-21T18:00:00Z")]
    [InlineData("Sat 00:00-24:00 America/New_York", "2026-11-21T05:00:00Z", "2026-11-22T05:00:00Z")]
    [InlineData("Sat-Mon 10:00-11:00 UTC", "2026-11-23T10:30:00Z", "2026-11-23T11:00:00Z")]
    [InlineData("Sat-Mon 10:00-11:00 UTC", "2026-11-24T10:30:00Z", null)]
    [InlineData("Mon 10:00-11:00, Tue 10:00-12:00 UTC", "2026-11-24T10:30:00Z", "2026-11-24T12:00:00Z")]
    public void EndOf_Times_AreInTheWindowsTimeZone(string window, string time, string? end) => AssertEnd(window, time, end);

    [Theory]
    [InlineData("Fri 22:00-06:00 UTC", "2026-11-20T21:59:00Z", null)]
    [InlineData("Fri 22:00-06:00 UTC", "2026-11-20T22:00:00Z", "2026-11-21T06:00:00Z")]
    [InlineData("Fri 22:00-06:00 UTC", "2026-11-21T05:59:00Z", "2026-11-21T06:00:00Z")]
    [InlineData("Fri 22:00-06:00 UTC", "2026-11-21T22:30:00Z", null)]
    [InlineData("Fri 22:00-06:00 UTC", "2026-11-20T03:00:00Z", null)]
    [InlineData("Fri 22:00-06:00 Asia/Tokyo", "2026-11-20T13:00:00Z", "2026-11-20T21:00:00Z")]
    public void EndOf_OverMidnight_BelongsToTheDayOnWhichItBegins(string window, string time, string? end) => AssertEnd(window, time, end);

    [Theory]
    [InlineData("Fri 18:00-24:00, Sat-Sun 00:00-24:00 UTC", "2026-11-20T20:00:00Z", "2026-11-23T00:00:00Z")]
    [InlineData("Fri 20:00-02:00, Sat 01:00-03:00 UTC", "2026-11-20T21:00:00Z", "2026-11-21T03:00:00Z")]
    public void EndOf_AdjacentWindows_CountAsOne(string window, string time, string end) => AssertEnd(window, time, end);

    [Theory]
    // In Zurich, summer time begins on 2026-03-29: the clock goes from 02:00 to 03:00, so there is no 02:30.
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-03-29T01:30:00Z", "2026-03-29T04:00:00Z")]
    [InlineData("Sun 02:30-04:00 Europe/Zurich", "2026-03-29T00:59:00Z", null)]
    [InlineData("Sun 02:30-04:00 Europe/Zurich", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")]
    [InlineData("Sun 01:00-02:30 Europe/Zurich", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    // Summer time ends on 2026-10-25: the clock goes back from 03:00 to 02:00, so 02:30 comes twice.
    [InlineData("Sun 02:30-04:00 Europe/Zurich", "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z")]
    [InlineData("Sun 01:00-02:30 Europe/Zurich", "2026-10-25T01:29:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-10-25T01:30:00Z", "2026-10-25T05:00:00Z")]
    public void EndOf_ClocksChange_CoversAllLocalTimesOfTheWindow(string window, string time, string? end) => AssertEnd(window, time, end);

    [Theory]
    [InlineData("", "expected days, times and a time zone")]
    [InlineData("Mon-Fri 08:00-18:00", "the time zone '08:00-18:00' is not known")]
    [InlineData("Mon-Fri 08:00-18:00 Mars/Olympus", "the time zone 'Mars/Olympus' is not known")]
    [InlineData("Mon-Fri 8-18 UTC", "'8' is not a time of day")]
    [InlineData("Mon-Fri 08:60-18:00 UTC", "'08:60' is not a time of day")]
    [InlineData("Mon-Fri 24:00-02:00 UTC", "'24:00' is not a time of day: expected HH:MM from 00:00 to 23:59")]
    [InlineData("Mon-Fri 08:00-24:01 UTC", "'24:01' is not a time of day")]
    [InlineData("Monday 08:00-18:00 UTC", "'Monday' is not a day")]
    [InlineData("Mon-Wed-Fri 08:00-18:00 UTC", "is not a day")]
    [InlineData("Mon 08:00-08:00 UTC", "starts and ends at the same time")]
    [InlineData("08:00-18:00 UTC", "is not a window")]
    [InlineData("daily 00:00-24:00 UTC", "covers the whole week")]
    [InlineData("daily 00:00-12:00, daily 12:00-24:00 UTC", "covers the whole week")]
    public void Parse_WrongText_ReportsWhatWasExpected(string window, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ExclusionWindow.Parse(window)).Message, StringComparison.Ordinal);

    private static void AssertEnd(string window, string time, string? end) => Assert.Equal(
        end is null ? null : Time(end), ExclusionWindow.Parse(window).EndOf(Time(time)));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
