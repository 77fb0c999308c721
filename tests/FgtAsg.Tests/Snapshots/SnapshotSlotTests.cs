using System.Globalization;
using FgtAsg.Snapshots;

namespace FgtAsg.Tests.Snapshots;

public sealed class SnapshotSlotTests
{
    [Theory]
    [InlineData("2026-03-01T03:00:00Z", 1440, "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01T23:59:59.999Z", 1440, "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-02T00:00:00Z", 1440, "2026-03-02T00:00:00Z")]
    // The day is that in UTC, independent of the offset.
    [InlineData("2026-03-02T01:30:00+02:00", 1440, "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01T03:59:00Z", 60, "2026-03-01T03:00:00Z")]
    [InlineData("2026-03-01T03:59:00Z", 240, "2026-03-01T00:00:00Z")]
    // A Thursday. Its week begins on Monday.
    [InlineData("2026-03-05T12:00:00Z", 10080, "2026-03-02T00:00:00Z")]
    public void Of_TruncatesInUtc(string time, int minutes, string expected) =>
        Assert.Equal(expected, SnapshotSlot.Of(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(minutes)));
}
