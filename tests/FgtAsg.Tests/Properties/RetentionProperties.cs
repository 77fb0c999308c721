using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Snapshots;
using FgtAsg.Tests.Snapshots;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>The retention of any snapshots, in any order, with any limits.</summary>
public sealed class RetentionProperties
{
    private static Gen<SnapshotOptions> Options =>
        from count in Gen.Choose(1, 12)
        from minimum in Gen.Choose(0, count)
        from days in Gen.Choose(1, 40)
        select new SnapshotOptions { KeepCount = count, KeepMinimum = minimum, KeepAge = TimeSpan.FromDays(days) };

    /// <summary>Snapshots in random order; some have the same age.</summary>
    private static Gen<List<Snapshot>> OfOneVolume =>
        from ages in Gen.Choose(0, 160).ListOf().Resize(24)
        from order in Gen.Shuffle(Enumerable.Range(0, ages.Count).ToArray())
        select order.Select(i => Disks.Own(string.Create(CultureInfo.InvariantCulture, $"snap-{i:00}"), "vol-1", ages[i] / 4.0)).ToList();

    /// <summary>
    /// The rule in docs/how-to/snapshots.md, counted from the newest. It does not define which of two snapshots of the same age is deleted.
    /// </summary>
    [Fact]
    public void Expired_AnySnapshots_FollowTheRule() => Cases.All(Both, drawn => Assert.Equal(
        drawn.All
            .Select(s => Disks.Now.UtcDateTime - s.StartTime)
            .Order()
            .Where((age, place) => place >= drawn.Options.KeepMinimum && (place >= drawn.Options.KeepCount || age > drawn.Options.KeepAge)),
        Expired(drawn).Select(s => Disks.Now.UtcDateTime - s.StartTime).Order()));

    [Fact]
    public void Expired_InAnotherOrder_IsTheSame() => Cases.All(Both, drawn =>
        Assert.Equal(
            Expired(drawn).Select(s => s.SnapshotId),
            Retention.Expired([.. Enumerable.Reverse(drawn.All)], drawn.Options, Disks.Now).Select(s => s.SnapshotId)));

    [Fact]
    public void Slot_AnyTime_IsTheOnlySlotThatHoldsIt() => Cases.All(
        from seconds in Gen.Choose(0, int.MaxValue)
        from minutes in Gen.Choose(1, 7 * 24 * 60)
        from offset in Gen.Choose(-14, 14)
        select (
            time: DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromHours(offset)), length: TimeSpan.FromMinutes(minutes)),
        drawn =>
        {
            var slot = SnapshotSlot.Of(drawn.time, drawn.length);
            var begin = DateTimeOffset.Parse(slot, CultureInfo.InvariantCulture);
            Assert.InRange(drawn.time, begin, begin + drawn.length - TimeSpan.FromTicks(1));
            Assert.Equal(slot, SnapshotSlot.Of(begin, drawn.length));
            Assert.Equal(slot, SnapshotSlot.Of(begin + drawn.length - TimeSpan.FromTicks(1), drawn.length));
            Assert.NotEqual(slot, SnapshotSlot.Of(begin + drawn.length, drawn.length));
        });

    private static Gen<(SnapshotOptions Options, List<Snapshot> All)> Both =>
        from options in Options
        from all in OfOneVolume
        select (options, all);

    private static IReadOnlyList<Snapshot> Expired((SnapshotOptions Options, List<Snapshot> All) drawn) =>
        Retention.Expired(drawn.All, drawn.Options, Disks.Now);
}
