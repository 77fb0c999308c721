using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Snapshots;

/// <summary>The regions and volumes that a run covers, and the tags of their snapshots.</summary>
public sealed class SnapshotSelectionRunTests
{
    [Fact]
    public async Task Snapshot_OneVolumeFails_TheOthersAreDoneAndTheAnswerNamesIt()
    {
        var scene = new SnapshotScene(volumes: 10);
        var bad = scene.CloudIn(SnapshotScene.Home).Volumes[7].Id;
        var gate = new CallGate
        {
            Before = call => call.Request is CreateSnapshotRequest create && create.VolumeId == bad
                ? AwsFault.Ec2("IncorrectState", "The volume is not well.")
                : null,
        };

        var answer = await scene.FailAsync(gate: gate);

        Assert.Contains($"1 failed, the first: {bad}: IncorrectState: The volume is not well.", answer.Reason, StringComparison.Ordinal);
        Assert.Equal((9, 10), scene.Counts);
        FleetAssert.WasCounted(scene.Fleet, "SnapshotsFailed");
    }

    [Fact]
    public async Task Snapshot_VolumesOfOthers_AreLeftAloneAndOwnOnesAreTagged()
    {
        var scene = new SnapshotScene();
        var cloud = scene.CloudIn(SnapshotScene.Other);
        var mine = cloud.Instances.Single();
        var named = cloud.CreateVolume(mine.Id, new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "disk-1" });
        var subnet = cloud.Subnets[0].Id;
        cloud.RunInstance(subnet);
        cloud.RunInstance(
            subnet,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["aws:autoscaling:groupName"] = $"{SimulatedFleet.GroupName}-2" });

        await scene.AskAsync();

        Assert.Equal(
            cloud.Volumes.Where(v => v.InstanceId == mine.Id).Select(v => v.Id).Order(), cloud.Snapshots.Select(s => s.VolumeId).Order());
        Assert.Equal(
            [
                "Name=disk-1",
                $"fgt-asg:group={SimulatedFleet.GroupName}",
                $"fgt-asg:instance-id={mine.Id}",
                $"fgt-asg:slot={Disks.Slot}",
                $"fgt-asg:volume-id={named}",
            ],
            cloud.Snapshots.Single(s => s.VolumeId == named).Tags.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("N/A", cloud.Snapshots.First(s => s.VolumeId != named).Tags.GetValueOrDefault("Name"));
    }

    [Fact]
    public async Task Snapshot_UnknownOrDisabledRegion_IsReportedForThatRegion()
    {
        var scene = new SnapshotScene(options: options => options with { Regions = [SnapshotScene.Home, "eu-centrel-1", "ap-east-1"] });

        var answer = await scene.FailAsync();

        Assert.Contains("ap-east-1 (the region is not enabled for the account)", answer.Reason, StringComparison.Ordinal);
        Assert.Contains("eu-centrel-1 (EC2 has no region of this name: see snapshot_regions)", answer.Reason, StringComparison.Ordinal);
        Assert.Equal((3, 0), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_AllRegionsAndVolumesByTag_CoversEveryEnabledRegion()
    {
        var scene = new SnapshotScene(
            options: options => options with { Regions = null, Selection = VolumeSelection.Parse("tag:Backup=a*b")! });
        var expected = new List<string>();
        foreach (var region in new[] { SnapshotScene.Home, SnapshotScene.Other })
        {
            var cloud = scene.CloudIn(region);
            var instance = cloud.RunInstance(cloud.Subnets[0].Id);
            expected.Add(cloud.CreateVolume(instance, Backup("a*b")));
            cloud.CreateVolume(instance, Backup("aXb"));
            // A volume that is not attached.
            cloud.CreateVolume(tags: Backup("a*b"));
        }

        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync()).Status);

        Assert.Equal(
            expected.Order(),
            scene.CloudIn(SnapshotScene.Home).Snapshots.Concat(scene.CloudIn(SnapshotScene.Other).Snapshots)
                .Select(s => s.VolumeId)
                .Order());
    }

    private static Dictionary<string, string> Backup(string value) => new(StringComparer.Ordinal) { ["Backup"] = value };
}
