using Amazon.AutoScaling.Model;
using FgtAsg.Recycle;
using Moq;

namespace FgtAsg.Tests.Recycle;

/// <summary>How a run ends where ending it fails too, and what of it is told.</summary>
public sealed class RunEndingTests
{
    private readonly RecycleScene _scene = new();

    [Fact]
    public async Task Restore_WhatWasAskedForNeverCame_GivesTheCapacityBackAndEndsNothing()
    {
        (_scene.Group.DesiredCapacity, _scene.Group.MaxSize) = (4, 6);
        await _scene.HoldAsync("one", Round.Run(2, "a", "b") with { SetMax = 6, HasResized = true });
        _scene.AutoScaling.Setup(a => a.UpdateAutoScalingGroupAsync(
                It.Is<UpdateAutoScalingGroupRequest>(r => r.DesiredCapacity == 2 && r.MaxSize == 4), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new UpdateAutoScalingGroupResponse());

        Assert.Equal(RecycleOutcome.Go, (await _scene.Ending.RestoreAsync(_scene.Step("one"))).Outcome);

        _scene.AutoScaling.Verify(a => a.UpdateAutoScalingGroupAsync(It.IsAny<UpdateAutoScalingGroupRequest>(), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Null((await _scene.RecordAsync())!.Run!.Original);
    }

    [Fact]
    public async Task Restore_AfterARollBackThatFailed_TheRunEndsAsAFailure()
    {
        await _scene.HoldAsync("one", Round.Run(2, "a", "b"));

        await _scene.Ending.RestoreAsync(_scene.Step("one", failure: "the group could not be described"));
        var answer = await _scene.Ending.NotifyAsync(_scene.Step("one"));

        Assert.True(answer.HasFailed);
        var notice = Assert.Single(_scene.Notices);
        Assert.Equal(("failure", "failed, and nothing was rolled back: the group could not be described"), ((string)notice["event"]!, (string)notice["text"]!));
    }

    [Fact]
    public async Task Notify_RestoringFailed_SaysThatTheGroupIsNotAsBefore()
    {
        await _scene.HoldAsync("one", Round.Run(2, "a", "b") with { HasResized = true });

        var answer = await _scene.Ending.NotifyAsync(_scene.Step("one", failure: "AccessDenied"));

        Assert.True(answer.HasFailed);
        var notice = Assert.Single(_scene.Notices);
        Assert.Equal("failure", (string)notice["event"]!);
        Assert.StartsWith("failed: AccessDenied; the group's sizes and processes are not as before yet", (string)notice["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notify_RunWasRefused_TellsWhomTheTagsName()
    {
        _scene.Tag("autorecycle_strategy", "rolling");

        await _scene.Ending.NotifyAsync(_scene.Step("one", failure: "RecycleRefused: the tags"));

        var notice = Assert.Single(_scene.Notices);
        Assert.Equal(("netops", true), ((string)notice["team"]!, (bool)notice["notifyPagerDuty"]!));
    }

    [Fact]
    public async Task Notify_RoundOverNothingAfterTheEndWasTold_IsSilent()
    {
        _scene.Group.Instances = [RecycleScene.Member("c", "2"), RecycleScene.Member("d", "2")];
        await _scene.HoldAsync("one", Round.Run(2, "a", "b") with { HasBegun = false, Original = null });
        await _scene.Ending.NotifyAsync(_scene.Step("one"));

        await _scene.Beginning.SnapshotAsync(_scene.Step("one", minute: 1));
        await _scene.Ending.NotifyAsync(_scene.Step("one", minute: 2));

        Assert.Equal("end", (string)Assert.Single(_scene.Notices)["event"]!);
    }

    [Fact]
    public async Task Verify_Waits_ProlongsTheLease()
    {
        await _scene.HoldAsync("one", Round.Run(2) with { Deadline = "2026-11-21T20:00:00Z" });
        _scene.Group.Instances = [RecycleScene.Member("c", "2"), RecycleScene.Member("d", "2", "Pending:Wait")];

        for (var minute = 0; minute < 60; minute += 20)
        {
            _scene.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(RecycleOutcome.Wait, (await _scene.Ending.VerifyAsync(_scene.Step("one"))).Outcome);
        }

        Assert.Equal(RecycleOutcome.Coalesced, (await _scene.Beginning.LockAsync(_scene.Step("two"))).Outcome);
    }

    [Fact]
    public async Task Step_DiesInTheWindow_TheRepeatDoesNotMoveTheDeadlineAgain()
    {
        await _scene.HoldAsync("one", Round.Run(2, "a", "b") with { Deadline = "2026-11-21T13:00:00Z", Exclusion = "Sat 11:00-14:00 UTC" });

        Assert.Equal(RecycleOutcome.Closed, (await _scene.Middle.StepAsync(_scene.Step("one"))).Outcome);
        Assert.Equal(RecycleOutcome.Closed, (await _scene.Middle.StepAsync(_scene.Step("one"))).Outcome);

        Assert.Equal("2026-11-21T15:00:00Z", (await _scene.RecordAsync())!.Run!.Deadline);
    }
}
