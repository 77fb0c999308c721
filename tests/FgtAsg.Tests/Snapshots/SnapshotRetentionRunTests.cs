using Amazon.EC2.Model;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Snapshots;

/// <summary>The snapshots that a run deletes and keeps.</summary>
public sealed class SnapshotRetentionRunTests
{
    [Fact]
    public async Task Snapshot_OneInError_IsMadeAgainAndKept()
    {
        var scene = new SnapshotScene();
        var volume = scene.CloudIn(SnapshotScene.Home).Volumes.Single(
            v => v.Device == "/dev/sda1" && v.InstanceId == scene.Fleet.Cloud.Instances.Single().Id).Id;
        var bad = Put(scene, volume, daysAgo: 90, "error", slot: Disks.Slot);

        var answer = await scene.AskAsync();

        Assert.Equal(3, answer.Snapshots!.Regions.Single(r => r.Region == SnapshotScene.Home).Created);
        Assert.Contains(scene.Fleet.Cloud.Snapshots, s => s.Id == bad);
        Assert.Contains($"{bad} of {volume} is in error", scene.Fleet.Logged, StringComparison.Ordinal);
    }

    [Theory]
    // EC2's error code, and IAM's: the policy requires a tag, and a deleted snapshot has none.
    [InlineData("InvalidSnapshot.NotFound", true, 1, 0)]
    [InlineData("UnauthorizedOperation", true, 1, 0)]
    [InlineData("UnauthorizedOperation", false, 0, 1)]
    [InlineData("InvalidSnapshot.InUse", false, 0, 0)]
    public async Task Snapshot_DeletionIsRefused_CountsAsDeletedOrFailed(string code, bool isGone, int deleted, int failed)
    {
        var scene = new SnapshotScene();
        var old = PutOld(scene, 1)[0];
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Operation != "DeleteSnapshot")
            {
                return null;
            }

            if (isGone && scene.Fleet.Cloud.Snapshots.Any(s => s.Id == old))
            {
                scene.Fleet.Cloud.EC2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = old }).GetAwaiter().GetResult();
            }

            return AwsFault.Ec2(code);
        };

        var answer = failed > 0 ? await scene.FailAsync(gate: gate) : await scene.AskAsync(gate: gate);

        var region = answer.Snapshots!.Regions.Single(r => r.Region == SnapshotScene.Home);
        Assert.Equal((deleted, failed), (region.Deleted, region.Failed));
        Assert.Equal(code.EndsWith("InUse", StringComparison.Ordinal) ? 1 : 0, region.UsedByImages);
    }

    [Fact]
    public async Task Snapshot_Retention_DeletesOwnCompletedSnapshotsWithoutImages()
    {
        var scene = new SnapshotScene(
            volumes: 1, options: options => options with { KeepCount = 3, KeepAge = TimeSpan.FromDays(10), KeepMinimum = 2 });
        var cloud = scene.Fleet.Cloud;
        var volume = cloud.Volumes.Single().Id;
        var ofFleet = Enumerable.Range(1, 6).Select(days => Put(scene, volume, days)).ToList();
        var inImage = Put(scene, volume, 7);
        var inDisabledImage = Put(scene, volume, 8);
        cloud.CreateImage("golden", [inImage]);
        cloud.CreateImage("old golden", [inDisabledImage], isDisabled: true);
        var ofGone = new[] { 20, 30, 40 }.Select(days => Put(scene, "vol-0123456789abcdef0", days)).ToList();
        var pending = Put(scene, volume, 50, state: "pending");
        var inError = Put(scene, volume, 60, state: "error");
        var foreign = Put(scene, volume, 70, group: "another");
        var copied = Put(scene, "vol-0fffffffffffffff0", 80, taggedVolume: volume);
        var gate = new CallGate();

        var dry = await scene.AskAsync("""{"action":"snapshot","dryRun":true}""", gate);
        Assert.All(gate.Calls, call => Assert.StartsWith("Describe", call.Operation, StringComparison.Ordinal));
        var answer = await scene.AskAsync();

        var left = cloud.Snapshots.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [.. ofFleet.Take(3), inImage, inDisabledImage, .. ofGone.Take(2), pending, inError, foreign, copied],
            ofFleet.Concat([inImage, inDisabledImage]).Concat(ofGone).Concat([pending, inError, foreign, copied]).Where(left.Contains));
        foreach (var said in new[] { dry, answer })
        {
            var region = said.Snapshots!.Regions.Single(r => r.Region == SnapshotScene.Home);
            Assert.Equal((1, 4, 2), (region.Created, region.Deleted, region.UsedByImages));
        }
    }

    [Fact]
    public async Task Snapshot_ImagesCannotBeListed_DeletesNothingAndReportsTheCreatedOnes()
    {
        var scene = new SnapshotScene();
        PutOld(scene, 2);
        var gate = new CallGate { Before = call => call.Operation == "DescribeImages" ? AwsFault.Fatal(call) : null };

        var answer = await scene.FailAsync(gate: gate);

        var region = answer.Snapshots!.Regions.Single(r => r.Region == SnapshotScene.Home);
        Assert.Equal((3, 0, "nothing was deleted: UnauthorizedOperation: refused"), (region.Created, region.Deleted, region.Error));
    }

    [Fact]
    public async Task Snapshot_MoreThanAFilterAllows_AsksForImagesInChunks()
    {
        var scene = new SnapshotScene(options: o => o with { KeepMinimum = 0 });
        PutOld(scene, 401);
        var gate = new CallGate();

        var answer = await scene.AskAsync(gate: gate);

        Assert.Equal(401, answer.Snapshots!.Regions.Single(r => r.Region == SnapshotScene.Home).Deleted);
        Assert.Equal([200, 200, 1], gate.Requests<DescribeImagesRequest>().Select(r => r.Filters[0].Values.Count));
    }

    private static string Put(
        SnapshotScene scene,
        string volumeId,
        int daysAgo,
        string state = "completed",
        string group = SimulatedFleet.GroupName,
        string? taggedVolume = null,
        string slot = "2025-01-01T00:00:00Z") =>
        scene.Fleet.Cloud.PutSnapshot(
            volumeId,
            scene.Time.GetUtcNow().AddDays(-daysAgo),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["fgt-asg:group"] = group,
                ["fgt-asg:volume-id"] = taggedVolume ?? volumeId,
                ["fgt-asg:slot"] = slot,
            },
            state);

    /// <summary>Creates completed snapshots of the function, of a deleted volume, that are too old to be kept.</summary>
    /// <returns>The snapshots to delete: all except the newest ones, of which a minimum is always kept.</returns>
    private static List<string> PutOld(SnapshotScene scene, int count)
    {
        var kept = scene.Fleet.Options.Snapshots!.KeepMinimum;
        return Enumerable.Range(0, count + kept).Select(i => Put(scene, "vol-0123456789abcdef0", 90 + i, slot: $"{i}")).ToList()[kept..];
    }
}
