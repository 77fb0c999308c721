using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Snapshots;
using FgtAsg.Tests.Snapshots;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>What is kept of any snapshots, in any order, by any bounds.</summary>
public sealed class RetentionProperties
{
    private static Gen<SnapshotOptions> Options =>
        from count in Gen.Choose(1, 12)
        from minimum in Gen.Choose(0, count)
        from days in Gen.Choose(1, 40)
        select new SnapshotOptions { KeepCount = count, KeepMinimum = minimum, KeepAge = TimeSpan.FromDays(days) };

    /// <summary>Ages with ties, in no order.</summary>
    private static Gen<List<Snapshot>> OfOneVolume =>
        from ages in Gen.Choose(0, 160).ListOf().Resize(24)
        from order in Gen.Shuffle(Enumerable.Range(0, ages.Count).ToArray())
        select order.Select(i => Disks.Own(string.Create(CultureInfo.InvariantCulture, $"snap-{i:00}"), "vol-1", ages[i] / 4.0)).ToList();

    [Fact]
    public void Expired_NewestUpToTheMinimum_AreKept() => Cases.All(Both, drawn =>
        Assert.True(Kept(drawn).Count >= Math.Min(drawn.Options.KeepMinimum, drawn.All.Count)));

    [Fact]
    public void Expired_NeverLeavesMoreThanTheCount() => Cases.All(Both, drawn =>
        Assert.True(Kept(drawn).Count <= drawn.Options.KeepCount));

    [Fact]
    public void Expired_KeepsNoneThatIsOlderThanOneThatGoes() => Cases.All(Both, drawn =>
    {
        var expired = Expired(drawn);
        if (expired.Count > 0)
        {
            var newestGone = expired.Max(s => s.StartTime);
            Assert.All(Kept(drawn), kept => Assert.True(kept.StartTime >= newestGone));
        }
    });

    [Fact]
    public void Expired_BeyondTheMinimum_NothingOldIsKept() => Cases.All(Both, drawn =>
    {
        var old = Kept(drawn).Count(s => Disks.Now.UtcDateTime - s.StartTime > drawn.Options.KeepAge);
        Assert.True(old == 0 || Kept(drawn).Count <= drawn.Options.KeepMinimum);
    });

    [Fact]
    public void Expired_OnlyForAReason() => Cases.All(Both, drawn =>
    {
        var kept = Kept(drawn);
        Assert.All(Expired(drawn), gone => Assert.True(
            Disks.Now.UtcDateTime - gone.StartTime > drawn.Options.KeepAge || kept.Count == drawn.Options.KeepCount,
            $"{gone.SnapshotId} is neither old nor too many"));
    });

    [Fact]
    public void Expired_AgainOfWhatIsKept_IsNothing() => Cases.All(Both, drawn =>
        Assert.Empty(Retention.Expired(Kept(drawn), drawn.Options, Disks.Now)));

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
        select (time: DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromHours(offset)), length: TimeSpan.FromMinutes(minutes)),
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

    private static List<Snapshot> Kept((SnapshotOptions Options, List<Snapshot> All) drawn) => [.. drawn.All.Except(Expired(drawn))];
}
