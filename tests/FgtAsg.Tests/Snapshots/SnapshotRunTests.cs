using Amazon.EC2.Model;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Snapshots;

/// <summary>Complete runs, in an account with two regions.</summary>
public sealed class SnapshotRunTests
{
    [Fact]
    public async Task Snapshot_NotConfigured_IsIgnored()
    {
        var scene = new SnapshotScene();
        scene.Fleet.Configure(options => options with { Snapshots = null });

        var answer = await scene.AskAsync();

        Assert.Equal((ResultStatus.Ignored, "snapshot_regions is not set: no disks get snapshots"), (answer.Status, answer.Reason));
        Assert.Equal((0, 0), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_TwiceInASlotAndOnceInTheNext_MakesTwoOfEach()
    {
        var scene = new SnapshotScene();

        Assert.Equal([3, 3], (await scene.AskAsync()).Snapshots!.Regions.Select(r => r.Created));
        var again = await scene.AskAsync();
        scene.Pass(TimeSpan.FromDays(1));
        var next = await scene.AskAsync();

        Assert.Equal([(0, 3), (0, 3)], again.Snapshots!.Regions.Select(r => (r.Created, r.AlreadyThere)));
        Assert.Equal([(3, 0, 3), (3, 0, 3)], next.Snapshots!.Regions.Select(r => (r.Created, r.AlreadyThere, r.Kept)));
        Assert.Equal((6, 6), scene.Counts);
        FleetAssert.WasCounted(scene.Fleet, "SnapshotCompleted");
    }

    [Fact]
    public async Task Snapshot_LateScheduledEvent_UsesTheSlotOfItsTime()
    {
        var scene = new SnapshotScene();
        const string Scheduled = """{"action":"snapshot","time":"2026-03-01T03:00:00Z"}""";
        await scene.AskAsync(Scheduled);
        scene.Pass(TimeSpan.FromDays(1));

        Assert.Equal("2026-03-01T00:00:00Z", (await scene.AskAsync(Scheduled)).Snapshots!.Slot);

        Assert.Equal((3, 3), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_TimeInTheFuture_IsMalformed()
    {
        var scene = new SnapshotScene();

        var error = await Assert.ThrowsAsync<MalformedEventException>(
            () => scene.AskAsync("""{"action":"snapshot","time":"2027-03-01T03:00:00Z"}"""));

        Assert.Equal("time is '2027-03-01T03:00:00Z': expected a time that is not in the future.", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Snapshot_AnswersOfCreateSnapshotAreLost_NothingIsMadeTwice(bool describesLag)
    {
        var scene = new SnapshotScene(cloud: describesLag ? c => c with { VisibilityDelay = TimeSpan.FromSeconds(20) } : null);
        var lost = 0;
        var gate = new CallGate { After = call => call.Operation == "CreateSnapshot" && lost++ < 4 ? AwsFault.Transient(call) : null };

        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync(gate: gate)).Status);

        Assert.True(lost > 4);
        Assert.Equal((3, 3), scene.Counts);
        Assert.False(scene.HasDuplicates);
    }

    [Fact]
    public async Task Snapshot_RightAfterAnotherWhileDescribesLag_WaitsForTheOthersSnapshots()
    {
        var scene = new SnapshotScene(cloud: c => c with { VisibilityDelay = TimeSpan.FromSeconds(20) });
        await scene.AskAsync();
        var before = scene.Time.Elapsed;

        var answer = await scene.AskAsync();

        Assert.All(answer.Snapshots!.Regions, region => Assert.Equal((0, 3), (region.Created, region.AlreadyThere)));
        Assert.InRange(scene.Time.Elapsed - before, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        Assert.False(scene.HasDuplicates);
    }

    [Theory]
    [InlineData("RequestLimitExceeded")]
    [InlineData("SnapshotCreationPerVolumeRateExceeded")]
    [InlineData("ConcurrentSnapshotLimitExceeded")]
    [InlineData("PendingSnapshotLimitExceeded")]
    public async Task Snapshot_Throttled_Retries(string code)
    {
        var scene = new SnapshotScene();
        var refused = 0;
        var gate = new CallGate { Before = call => call.Operation == "CreateSnapshot" && refused++ < 9 ? AwsFault.Ec2(code) : null };

        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync(gate: gate)).Status);

        Assert.Equal((3, 3), scene.Counts);
        Assert.Equal(15, gate.Requests<CreateSnapshotRequest>().Count());
    }

    [Fact]
    public async Task Snapshot_OneRegionRefuses_OtherIsDoneAndTheAnswerNamesTheRefusal()
    {
        var scene = new SnapshotScene();

        var answer = await scene.FailAsync(gateOfOther: new CallGate { Before = call => AwsFault.Fatal(call) });

        Assert.Equal(
            $"slot {Disks.Slot} is not done in {SnapshotScene.Other} (UnauthorizedOperation: refused)", answer.Reason);
        Assert.Equal((3, 0), scene.Counts);
        FleetAssert.WasCounted(scene.Fleet, "SnapshotFailed");
        FleetAssert.WasCounted(scene.Fleet, "SnapshotRegionsFailed");
        Assert.Contains("\"SnapshotsCreated\":3", scene.Fleet.Logged, StringComparison.Ordinal);
        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync()).Status);
        Assert.Equal((3, 3), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_ElevenVolumesFail_AllAreCountedAndTenAreNamed()
    {
        var scene = new SnapshotScene(volumes: 12);
        var passed = 0;

        var answer = await scene.FailAsync(
            gateOfOther: new CallGate
            {
                Before = call => call.Operation == "CreateSnapshot" && passed++ > 0 ? AwsFault.Fatal(call) : null,
            });

        var region = answer.Snapshots!.Regions.Single(r => r.Region == SnapshotScene.Other);
        Assert.Equal((1, 11, 10), (region.Created, region.Failed, region.Failures.Count));
        Assert.Contains("11 failed, the first: vol-", answer.Reason, StringComparison.Ordinal);
        Assert.Equal((12, 1), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_VolumeIsDeletedMeanwhile_IsNoFailure()
    {
        var scene = new SnapshotScene();
        var gone = false;
        var gate = new CallGate();
        gate.Before = call =>
        {
            if (call.Request is CreateSnapshotRequest create && !gone)
            {
                gone = true;
                scene.CloudIn(scene.Fleet.Cloud.Volumes.Any(v => v.Id == create.VolumeId) ? SnapshotScene.Home : SnapshotScene.Other)
                    .DeleteVolume(create.VolumeId);
            }

            return null;
        };

        var answer = await scene.AskAsync(gate: gate);

        Assert.Equal((ResultStatus.Completed, 1, 5), (
            answer.Status, answer.Snapshots!.Regions.Sum(r => r.Gone), answer.Snapshots.Regions.Sum(r => r.Created)));
    }

    [Fact]
    public async Task Snapshot_OutOfTime_NamesWhereItContinuesAndContinuesThere()
    {
        var scene = new SnapshotScene(volumes: 20);
        scene.Fleet.InvocationTime = TimeSpan.FromMinutes(2);
        var made = 0;
        var gate = new CallGate();
        gate.Before = call =>
        {
            // Each snapshot takes ten seconds, so the minute for the work ends after some of them.
            if (call.Operation == "CreateSnapshot" && ++made % 8 == 0)
            {
                scene.Time.Advance(TimeSpan.FromSeconds(40));
            }

            return null;
        };

        var answer = await scene.FailAsync(gate: gate);

        Assert.Contains("out of time: it goes on at vol-", answer.Reason, StringComparison.Ordinal);
        Assert.All(answer.Snapshots!.Regions.Where(r => r.ContinuesAt is not null), region => Assert.Equal(
            scene.CloudIn(region.Region).Volumes.Select(v => v.Id)
                .Except(scene.CloudIn(region.Region).Snapshots.Select(s => s.VolumeId))
                .Min(StringComparer.Ordinal),
            region.ContinuesAt));
        Assert.InRange(scene.Counts.Home + scene.Counts.Other, 8, 39);

        scene.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync()).Status);
        Assert.Equal((20, 20), scene.Counts);
        Assert.False(scene.HasDuplicates);
    }

    [Fact]
    public async Task Snapshot_RegionsCannotBeListed_TheConfiguredOnesAreDoneAndTheAnswerWarns()
    {
        var scene = new SnapshotScene();
        var gate = new CallGate { Before = call => call.Operation == "DescribeRegions" ? AwsFault.Fatal(call) : null };

        var answer = await scene.AskAsync(gate: gate);

        Assert.Equal("the regions' names could not be checked: UnauthorizedOperation: refused", Assert.Single(answer.Warnings));
        Assert.Equal((3, 3), scene.Counts);
    }

    [Fact]
    public async Task Snapshot_AllRegionsAndTheyCannotBeListed_Fails()
    {
        var scene = new SnapshotScene(options: o => o with { Regions = null });
        var gate = new CallGate { Before = call => call.Operation == "DescribeRegions" ? AwsFault.Fatal(call) : null };

        Assert.Equal("the regions could not be listed: UnauthorizedOperation: refused", (await scene.FailAsync(gate: gate)).Reason);
        Assert.Equal((0, 0), scene.Counts);
        Assert.Equal(ResultStatus.Completed, (await scene.AskAsync()).Status);
        Assert.Equal((3, 3), scene.Counts);
    }
}
