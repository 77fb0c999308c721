using FgtAsg.Events;
using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

/// <summary>The last steps of a run, also when these fail, and its notifications.</summary>
public sealed class LastStepsTests : IDisposable
{
    private readonly RecycleScene _scene = new();
    private string[] _changes = [];

    public void Dispose() => Assert.Equal(_changes, _scene.Changes);

    [Fact]
    public async Task Restore_LaunchesNeverCame_RestoresTheCapacityAndTerminatesNothing()
    {
        await _scene.Cloud.AutoScaling.SuspendProcessesAsync(new() { AutoScalingGroupName = "fleet", ScalingProcesses = ["Launch"] });
        await _scene.Cloud.AutoScaling.UpdateAutoScalingGroupAsync(
            new() { AutoScalingGroupName = "fleet", MaxSize = 6, DesiredCapacity = 4 });
        await _scene.HoldAsync("one", _scene.Run with { SetMax = 6, HasResized = true });

        Assert.Equal(RecycleOutcome.Go, (await _scene.RunAsync(RecycleStepNames.Restore, _scene.Step("one"))).Outcome);

        _changes = ["UpdateAutoScalingGroup"];
        Assert.Equal(new GroupSizes(1, 4, 2), _scene.Sizes);
        Assert.Equal(_scene.Old, _scene.Group.Members.Select(member => member.InstanceId));
        Assert.Null((await _scene.RecordAsync())!.Run!.Original);
    }

    [Fact]
    public async Task Restore_AfterAFailedRollBack_RunFails()
    {
        await _scene.HoldAsync("one", _scene.Run);

        await _scene.RunAsync(RecycleStepNames.Restore, _scene.Step("one", failure: "the group could not be described"));
        var answer = await _scene.RunAsync(RecycleStepNames.Notify, _scene.Step("one"));

        Assert.True(answer.HasFailed);
        var notice = Assert.Single(_scene.Notices);
        Assert.Equal(
            ("failure", "failed, and nothing was rolled back: the group could not be described"),
            ((string)notice["event"]!, (string)notice["text"]!));
    }

    [Fact]
    public async Task Notify_RestoringFailed_SaysThatTheGroupIsNotAsBefore()
    {
        await _scene.HoldAsync("one", _scene.Run with { HasResized = true });

        var answer = await _scene.RunAsync(RecycleStepNames.Notify, _scene.Step("one", failure: "AccessDenied"));

        Assert.True(answer.HasFailed);
        var notice = Assert.Single(_scene.Notices);
        Assert.Equal("failure", (string)notice["event"]!);
        Assert.StartsWith(
            "failed: AccessDenied; the group's sizes and processes are not restored yet",
            (string)notice["text"]!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notify_RunWasRefused_NamesTheTeamOfTheTags()
    {
        _scene.Tag("autorecycle_strategy", "rolling");

        await _scene.RunAsync(RecycleStepNames.Notify, _scene.Step("one", failure: "RecycleRefused: the tags"));

        var notice = Assert.Single(_scene.Notices);
        Assert.Equal(("netops", true), ((string)notice["team"]!, (bool)notice["notifyPagerDuty"]!));
    }

    [Fact]
    public async Task Notify_EmptyRoundAfterTheEndWasReported_SendsNothing()
    {
        _scene.ReplaceOld();
        await _scene.HoldAsync("one", _scene.Run with { HasBegun = false, Original = null });
        await _scene.RunAsync(RecycleStepNames.Notify, _scene.Step("one"));

        await _scene.RunAsync(RecycleStepNames.Snapshot, _scene.Step("one", minute: 1));
        await _scene.RunAsync(RecycleStepNames.Notify, _scene.Step("one", minute: 2));

        Assert.Equal("end", (string)Assert.Single(_scene.Notices)["event"]!);
    }

    [Fact]
    public async Task Verify_Waits_ProlongsTheLease()
    {
        await _scene.HoldAsync("one", Round.Run(2) with { Deadline = "2026-11-21T20:00:00Z" });
        _scene.ReplaceOld(isOneNotReady: true);

        for (var minute = 0; minute < 60; minute += 20)
        {
            _scene.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(RecycleOutcome.Wait, (await _scene.RunAsync(RecycleStepNames.Verify, _scene.Step("one"))).Outcome);
        }

        Assert.Equal(RecycleOutcome.Coalesced, (await _scene.RunAsync(RecycleStepNames.Lock, _scene.Step("two"))).Outcome);
    }

    [Fact]
    public async Task Step_DiesInTheWindow_RetryDoesNotMoveTheDeadlineAgain()
    {
        await _scene.HoldAsync("one", _scene.Run with { Deadline = "2026-11-21T13:00:00Z", Exclusion = "Sat 11:00-14:00 UTC" });

        Assert.Equal(RecycleOutcome.Closed, (await _scene.RunAsync(RecycleStepNames.Step, _scene.Step("one"))).Outcome);
        Assert.Equal(RecycleOutcome.Closed, (await _scene.RunAsync(RecycleStepNames.Step, _scene.Step("one"))).Outcome);

        Assert.Equal("2026-11-21T15:00:00Z", (await _scene.RecordAsync())!.Run!.Deadline);
    }
}
