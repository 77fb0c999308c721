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

    /// <summary>A dead letter that is sent again can ask for a past slot. A snapshot made now would displace an older one.</summary>
    [Fact]
    public void Plan_LaterSlotHasASnapshot_MakesNoneForThisSlot()
    {
        var plan = Plan([Disks.Volume("vol-1")], [Disks.Own("snap-1", "vol-1", slot: "2036-01-01T00:00:00Z")]);

        Assert.Empty(plan.ToMake);
        Assert.Equal((1, 0), (plan.AlreadyThere, plan.OfSlot));
    }

    [Theory]
    [InlineData("pending", true)]
    [InlineData("completed", true)]
    [InlineData("recovering", true)]
    // A failed snapshot has no data, so the volume has no backup for this slot.
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
                // A copy of a snapshot by a person: it has the same tags, but another volume.
                Disks.Own("snap-2", "vol-ffffffff", 80, slot: Disks.Slot, taggedVolume: "vol-1"),
                untagged,
                slotless,
            ]);

        Assert.Equal((1, 0, 0), (plan.ToMake.Count, plan.ToDelete.Count, plan.Snapshots));
    }

    [Fact]
    public void Plan_DuplicateInTheList_CountsOnce()
    {
        var volume = Disks.Volume("vol-1");
        var snapshot = Disks.Own("snap-1", "vol-2", 90);

        var plan = Plan([volume, volume], [snapshot, snapshot], Usual with { KeepMinimum = 0 });

        Assert.Equal((1, 1, 1, 1), (plan.Volumes, plan.ToMake.Count, plan.Snapshots, plan.ToDelete.Count));
    }

    private static RegionPlan Plan(Volume[] volumes, Snapshot[] snapshots, SnapshotOptions? options = null) =>
        new SnapshotPlanner(options ?? Usual, new SnapshotTags("fleet")).Plan(volumes, snapshots, Disks.Slot, Disks.Now);
}
