using FgtAsg.Fleet;

namespace FgtAsg.Snapshots;

/// <summary>The span of time that a volume gets one snapshot in, named by its beginning.</summary>
internal static class SnapshotSlot
{
    /// <summary>
    /// Counted in UTC from the first day of the calendar, a Monday: slots of a day begin at midnight, slots of an hour at the full hour, slots of a week on
    /// Monday.
    /// </summary>
    public static string Of(DateTimeOffset time, TimeSpan length) =>
        Timestamps.Of(new DateTimeOffset(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero));
}
