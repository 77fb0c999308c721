using FgtAsg.Events;
using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

/// <summary>The first steps of a run: which runs may begin, and that a dry run changes nothing.</summary>
public sealed class FirstStepsTests : IDisposable
{
    private readonly RecycleScene _scene = new();

    /// <summary>None of these steps changes the group.</summary>
    public void Dispose() => Assert.Empty(_scene.Changes);

    [Fact]
    public async Task Run_GroupIsOutOfDate_BeginsARound()
    {
        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Validate, _scene.Step("one"))).Outcome);
        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Lock, _scene.Step("one"))).Outcome);
        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Window, _scene.Step("one"))).Outcome);
        Assert.Equal(_scene.Old, (await _scene.RunAsync(RecycleStepNames.Snapshot, _scene.Step("one"))).OutOfDate);
        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Plan, _scene.Step("one"))).Outcome);

        Assert.Equal(("1", "2", new GroupSizes(1, 4, 2)), await RunAsync(run => (run.From, run.To, run.Original)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DryRun_RecordOfADeadRun_IsKept(bool isByTag)
    {
        await _scene.LeaveAsync(_scene.Run with { SetMax = 6, HasResized = true, Suspended = ["AZRebalance"] });
        var left = await _scene.RecordAsync();
        if (isByTag)
        {
            _scene.Tag("autorecycle_dry_run", "true");
        }

        var step = _scene.Step("dry", isDryRun: !isByTag);
        await _scene.RunAsync(RecycleStepNames.Validate, step);
        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Lock, step)).Outcome);
        await _scene.RunAsync(RecycleStepNames.Window, step);
        await _scene.RunAsync(RecycleStepNames.Snapshot, step);
        var planned = await _scene.RunAsync(RecycleStepNames.Plan, step);
        await _scene.RunAsync(RecycleStepNames.Unlock, step);

        Assert.Equal((RecycleOutcome.DryRun, 4), (planned.Outcome, planned.Plan.Count));
        Assert.StartsWith("dry run: 2 of 2", (string)Assert.Single(_scene.Notices)["text"]!, StringComparison.Ordinal);
        var record = await _scene.RecordAsync();
        Assert.Equal((left!.Owner, left.Revision), (record!.Owner, record.Revision));
        Assert.Equal(["AZRebalance"], record.Run!.Suspended);
    }

    [Fact]
    public async Task DryRun_BeforeARealRun_DoesNotBlockIt()
    {
        await _scene.RunAsync(RecycleStepNames.Lock, _scene.Step("dry", isDryRun: true));

        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Lock, _scene.Step("one"))).Outcome);
        Assert.Equal("one", (await _scene.RecordAsync())!.Owner);
    }

    [Fact]
    public async Task Tag_SetToDryRunDuringARun_NextRoundReplacesNothing()
    {
        await _scene.HoldAsync("one", _scene.Run with { HasResized = true });
        _scene.Tag("autorecycle_dry_run", "true");

        Assert.Empty((await _scene.RunAsync(RecycleStepNames.Snapshot, _scene.Step("one", minute: 1))).OutOfDate);
        Assert.Equal(RecycleOutcome.Nothing, (await _scene.RunAsync(RecycleStepNames.Plan, _scene.Step("one"))).Outcome);
    }

    [Fact]
    public async Task Validate_InOutWithOneInstanceOutAtTheMinimum_IsNotRefused()
    {
        _scene.Tag("autorecycle_strategy", "in-out");
        await _scene.LeaveAsync(_scene.Run with { HasResized = true });
        _scene.Terminate(_scene.Old[0]);

        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Validate, _scene.Step("one"))).Outcome);
        await _scene.RunAsync(RecycleStepNames.Lock, _scene.Step("one"));
        Assert.Equal([_scene.Old[1]], (await _scene.RunAsync(RecycleStepNames.Snapshot, _scene.Step("one"))).OutOfDate);
        Assert.Equal(new GroupSizes(1, 4, 2), await RunAsync(run => run.Original));
    }

    [Fact]
    public async Task Validate_NoRunAndTheTagsAreWrong_IsRefused()
    {
        _scene.Tag("autorecycle_strategy", "rolling");

        await Assert.ThrowsAsync<RecycleRefusedException>(() => _scene.RunAsync(RecycleStepNames.Validate, _scene.Step("one")));
    }

    /// <summary>
    /// A refusal in the middle of a run leaves nothing of the round to roll back. The rollback does not read the tags, so it is not
    /// refused.
    /// </summary>
    [Fact]
    public async Task Snapshot_TagsBecomeWrongDuringARun_GivesUpAndRestores()
    {
        await _scene.HoldAsync("one", _scene.Run with { To = "1" });
        _scene.Tag("autorecycle_strategy", "rolling");

        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Window, _scene.Step("one"))).Outcome);
        var refused = await Assert.ThrowsAsync<RecycleRefusedException>(
            () => _scene.RunAsync(RecycleStepNames.Snapshot, _scene.Step("one", minute: 1)));
        var answer = await _scene.RunAsync(RecycleStepNames.RollBack, _scene.Step("one", failure: refused.Message));

        Assert.Equal(RecycleOutcome.GaveUp, answer.Outcome);
    }

    [Fact]
    public async Task Snapshot_AsManyBrokenInstancesOfAFailedVersion_RollsBackToTheWorkingVersion()
    {
        _scene.Terminate(_scene.Old[1]);
        _scene.Launch(1, areReady: false);
        _scene.Cloud.CreateLaunchTemplateVersion(_scene.Template);
        await _scene.RunAsync(RecycleStepNames.Lock, _scene.Step("one"));

        await _scene.RunAsync(RecycleStepNames.Snapshot, _scene.Step("one"));

        Assert.Equal("1", await RunAsync(run => run.From));
    }

    private async Task<T> RunAsync<T>(Func<RecycleRun, T> select) => select((await _scene.RecordAsync())!.Run!);
}
