using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Snapshots;

/// <summary>Several runs, and runs that die: one run at a time works in a region, and no snapshot is made twice.</summary>
public sealed class SnapshotLeaseTests
{
    [Fact]
    public async Task Snapshot_AnotherRunHasTheRegion_SkipsItUntilTheLeaseEnds()
    {
        var scene = new SnapshotScene();
        scene.Fleet.Table.Put(new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = $"snapshots#{SimulatedFleet.GroupName}#{SnapshotScene.Other}".ToAttribute(),
            ["Owner"] = "somebody".ToAttribute(),
            ["LeaseUntil"] = Timestamps.Of(scene.Time.GetUtcNow() + TimeSpan.FromSeconds(50)).ToAttribute(),
        });

        var answer = await scene.FailAsync();

        Assert.Contains(
            $"{SnapshotScene.Other} (another run (somebody) is at work there until 2026-03-01T12:10:50",
            answer.Reason,
            StringComparison.Ordinal);
        Assert.Equal((3, 0), scene.Counts);

        scene.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync()).Status);
        Assert.Equal((3, 3), scene.Counts);
    }

    [Theory]
    [MemberData(nameof(FleetFaults.Deaths), MemberType = typeof(FleetFaults))]
    public Task Snapshot_RunDiesAtAnyCall_TheNextOneFinishesItWithoutASecondSnapshot(string fault) => FleetFaults.AtEveryCallAsync(
        fault,
        async gate =>
        {
            var scene = new SnapshotScene(volumes: 2, cloud: c => c with { VisibilityDelay = TimeSpan.FromSeconds(5) });
            await Record.ExceptionAsync(() => scene.AskAsync(gate: gate));
            scene.Pass(TimeSpan.FromMinutes(2));

            var answer = await scene.AskAsync();

            Assert.Equal(ResultStatus.Completed, answer.Status);
            Assert.Equal((2, 2), scene.Counts);
            Assert.False(scene.HasDuplicates);
        });

    [Fact]
    public async Task Snapshot_LongWait_RenewsTheLease()
    {
        var scene = new SnapshotScene(volumes: 1);
        var refused = 0;
        var gate = new CallGate { Before = call => call.Operation == "CreateSnapshot" && refused++ < 60 ? AwsFault.Throttled(call) : null };

        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync(gate: gate)).Status);

        Assert.True(scene.Time.Elapsed > TimeSpan.FromMinutes(11), $"{scene.Time.Elapsed}");
        Assert.True(gate.Requests<Amazon.DynamoDBv2.Model.UpdateItemRequest>().Count() > 6);
        Assert.Equal((1, 1), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_LeaseIsLost_StopsInThatRegion()
    {
        var scene = new SnapshotScene(volumes: 30);
        var made = 0;
        var gate = new CallGate();
        gate.Before = call =>
        {
            // The run sleeps longer than its lease.
            if (call.Operation == "CreateSnapshot" && ++made == 4)
            {
                scene.Time.Advance(TimeSpan.FromMinutes(2));
            }

            return null;
        };

        var answer = await scene.FailAsync(gate: gate);

        Assert.Contains("its lease ran out, and another run may be at work there", answer.Reason, StringComparison.Ordinal);
        Assert.InRange(scene.Counts.Home + scene.Counts.Other, 1, 40);
        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync()).Status);
        Assert.Equal((30, 30), scene.Counts);
        Assert.False(scene.HasDuplicates);
    }
}
