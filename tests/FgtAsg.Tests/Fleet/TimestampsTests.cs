using FgtAsg.Fleet;

namespace FgtAsg.Tests.Fleet;

public sealed class TimestampsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_AnyTime_IsUtcInWholeSecondsRoundedDown()
    {
        Assert.Equal("2026-03-01T12:00:00Z", Timestamps.Of(Noon.AddMilliseconds(999)));
        Assert.Equal("2026-03-01T12:00:00Z", Timestamps.Of(Noon.ToOffset(TimeSpan.FromHours(5))));
    }

    [Fact]
    public void NotBefore_PartOfASecond_IsRoundedUp()
    {
        Assert.Equal("2026-03-01T12:00:01Z", Timestamps.NotBefore(Noon.AddTicks(1)));
        Assert.Equal("2026-03-01T12:00:00Z", Timestamps.NotBefore(Noon));
    }
}
