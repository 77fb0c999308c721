using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Snapshots;

namespace FgtAsg.Tests.Snapshots;

public sealed class SnapshotPlannerTests
{
    private static readonly SnapshotOptions Usual = new() { KeepCount = 2 };

    [Fact]
    public void Plan_VolumesWithoutASnapshotOfTheSlot_GetOneInTheOrderOfTheirIds()
    {
        var plan = Plan(
            [Disks.Volume("vol-3"), Disks.Volume("vol-1"), Disks.Volume("vol-2")],
            [Disks.Own("snap-1", "vol-2", slot: Disks.Slot), Disks.Own("snap-2", "vol-3", slot: "2026-02-28T00:00:00Z")]);

        Assert.Equal(["vol-1", "vol-3"], plan.ToMake.Select(v => v.VolumeId));
        Assert.Equal((3, 1, 1, 2), (plan.Volumes, plan.AlreadyThere, plan.OfSlot, plan.Snapshots));
    }

    [Theory]
    [InlineData("pending", true)]
    [InlineData("completed", true)]
    [InlineData("recovering", true)]
    // It holds nothing: the volume has no backup of this slot.
    [InlineData("error", false)]
    public void Plan_ASnapshotOfTheSlot_CountsUnlessItFailed(string state, bool counts)
    {
        var plan = Plan([Disks.Volume("vol-1")], [Disks.Own("snap-1", "vol-1", state: state, slot: Disks.Slot)]);

        Assert.Equal(counts ? 0 : 1, plan.ToMake.Count);
        Assert.Equal(counts ? [] : ["snap-1"], plan.InError.Select(s => s.SnapshotId));
    }

    [Fact]
    public void Plan_SnapshotsOfOthers_AreNeitherCountedNorDeleted()
    {
        var untagged = Disks.Own("snap-4", "vol-1", 90, slot: Disks.Slot);
        untagged.Tags = null;
        var slotless = Disks.Own("snap-5", "vol-1", 90);
        slotless.Tags.RemoveAll(tag => tag.Key == "fgt-asg:slot");

        var plan = Plan(
            [Disks.Volume("vol-1")],
            [
                Disks.Own("snap-1", "vol-1", 80, slot: Disks.Slot, group: "fleet-2"),
                // A copy that somebody made: the tags are copied, the volume is not.
                Disks.Own("snap-2", "vol-ffffffff", 80, slot: Disks.Slot, taggedVolume: "vol-1"),
                untagged,
                slotless,
            ]);

        Assert.Equal((1, 0, 0), (plan.ToMake.Count, plan.ToDelete.Count, plan.Snapshots));
    }

    [Fact]
    public void Plan_Retention_IsOfEachVolumeForItself_GoneOnesToo_OldestFirst()
    {
        var plan = Plan(
            [Disks.Volume("vol-1")],
            [
                Disks.Own("a1", "vol-1", 1), Disks.Own("a2", "vol-1", 2), Disks.Own("a3", "vol-1", 3), Disks.Own("a4", "vol-1", 4),
                Disks.Own("gone-1", "vol-9", 50), Disks.Own("gone-2", "vol-9", 3.5),
            ]);

        Assert.Equal(["gone-1", "a4", "a3"], plan.ToDelete.Select(s => s.SnapshotId));
    }

    [Fact]
    public void Plan_PendingAndFailedOnes_AreNeverDeletedAndTakeNobodysPlace()
    {
        var plan = Plan(
            [],
            [
                Disks.Own("new", "vol-1", 0, "pending"), Disks.Own("bad", "vol-1", 0.5, "error"), Disks.Own("a1", "vol-1", 1), Disks.Own("a2", "vol-1", 2), Disks.Own("a3", "vol-1", 3),
                Disks.Own("old-1", "vol-1", 90, "pending"), Disks.Own("old-2", "vol-1", 91, "error"),
            ]);

        Assert.Equal(["a3"], plan.ToDelete.Select(s => s.SnapshotId));
        Assert.Equal(["bad", "old-2"], plan.InError.Select(s => s.SnapshotId));
    }

    [Fact]
    public void Plan_VolumeThatIsNotInUse_IsNotSelected() =>
        Assert.Equal(0, Plan([Disks.Volume("vol-1", "available", instance: null), Disks.Volume("vol-2", "deleting")], []).Volumes);

    [Fact]
    public void Plan_ByTag_ComparesExactly()
    {
        var tagged = VolumeSelection.Parse("tag:Backup=a*")!;

        var plan = Plan(
            [
                Disks.Volume("vol-1", tags: new Tag { Key = "Backup", Value = "a*" }), Disks.Volume("vol-2", tags: new Tag { Key = "Backup", Value = "ab" }), Disks.Volume("vol-3"),
            ],
            [],
            Usual with { Selection = tagged });

        Assert.Equal(["vol-1"], plan.ToMake.Select(v => v.VolumeId));
    }

    [Fact]
    public void Plan_TheSameTwiceInTheList_IsOne()
    {
        var volume = Disks.Volume("vol-1");
        var snapshot = Disks.Own("snap-1", "vol-2", 90);

        var plan = Plan([volume, volume], [snapshot, snapshot], Usual with { KeepMinimum = 0 });

        Assert.Equal((1, 1, 1, 1), (plan.Volumes, plan.ToMake.Count, plan.Snapshots, plan.ToDelete.Count));
    }

    private static RegionPlan Plan(Volume[] volumes, Snapshot[] snapshots, SnapshotOptions? options = null) =>
        new SnapshotPlanner(options ?? Usual, new SnapshotTags("fleet")).Plan(volumes, snapshots, Disks.Slot, Disks.Now);
}
