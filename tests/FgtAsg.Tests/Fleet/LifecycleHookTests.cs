using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Aws;
using FgtAsg.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using LifecycleHook = FgtAsg.Fleet.LifecycleHook;

namespace FgtAsg.Tests.Fleet;

public sealed class LifecycleHookTests
{
    private static readonly LifecycleAction Action = new("fleet", "launch", InstanceId.Parse("i-01234567"), "token-1");

    private readonly Mock<IAmazonAutoScaling> _autoScaling = new(MockBehavior.Strict);
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly RetryContext _retry;
    private readonly LifecycleHook _hook;

    public LifecycleHookTests()
    {
        _retry = new RetryContext(_time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);
        _hook = new LifecycleHook(_autoScaling.Object, Action, _time, NullLogger.Instance);
    }

    [Fact]
    public async Task BeatIfDueAsync_NotDueYet_MakesNoCall()
    {
        _time.Advance(LifecycleHook.BeatEvery - TimeSpan.FromMilliseconds(1));

        await _hook.BeatIfDueAsync(CancellationToken.None);

        VerifyBeats(0);
    }

    [Fact]
    public async Task BeatIfDueAsync_Due_BeatsOncePerPeriodWithTokenAndInstance()
    {
        SetupBeats().ReturnsAsync(new RecordLifecycleActionHeartbeatResponse());
        _time.Advance(LifecycleHook.BeatEvery);
        await _hook.BeatIfDueAsync(CancellationToken.None);
        await _hook.BeatIfDueAsync(CancellationToken.None);
        VerifyBeats(1);

        _time.Advance(LifecycleHook.BeatEvery);
        await _hook.BeatIfDueAsync(CancellationToken.None);

        VerifyBeats(2);
        _autoScaling.Verify(a => a.RecordLifecycleActionHeartbeatAsync(
            It.Is<RecordLifecycleActionHeartbeatRequest>(r => r.AutoScalingGroupName == "fleet" && r.LifecycleHookName == "launch"
                && r.LifecycleActionToken == "token-1" && r.InstanceId == "i-01234567"),
            It.IsAny<CancellationToken>()));
    }

    [Theory]
    [InlineData("No active Lifecycle Action found with token 00000000-0000-0000-0000-000000000000")]
    [InlineData("AutoScalingGroup name not found - AutoScalingGroup name 'fleet' not found")]
    public async Task BeatIfDueAsync_NoActiveAction_ThrowsLifecycleActionOver(string message)
    {
        SetupBeats().ThrowsAsync(AwsFault.AutoScaling("ValidationError", message));
        _time.Advance(LifecycleHook.BeatEvery);

        var over = await Assert.ThrowsAsync<LifecycleActionOverException>(() => _hook.BeatIfDueAsync(CancellationToken.None));

        Assert.Contains("i-01234567", over.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ResourceContention")]
    [InlineData("Throttling")]
    public async Task BeatIfDueAsync_BeatFailed_IsRetriedAfterFiveSeconds(string code)
    {
        _autoScaling.SetupSequence(
            a => a.RecordLifecycleActionHeartbeatAsync(It.IsAny<RecordLifecycleActionHeartbeatRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.AutoScaling(code))
            .ReturnsAsync(new RecordLifecycleActionHeartbeatResponse());
        _time.Advance(LifecycleHook.BeatEvery);

        await _hook.BeatIfDueAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        await _hook.BeatIfDueAsync(CancellationToken.None);
        VerifyBeats(1);

        _time.Advance(TimeSpan.FromSeconds(0.2));
        await _hook.BeatIfDueAsync(CancellationToken.None);
        await _hook.BeatIfDueAsync(CancellationToken.None);
        VerifyBeats(2);
    }

    [Fact]
    public async Task BeatIfDueAsync_OtherRefusal_IsIgnoredUntilTheNextPeriod()
    {
        SetupBeats()
            .ThrowsAsync(AwsFault.AutoScaling("AccessDenied", "not authorized to perform autoscaling:RecordLifecycleActionHeartbeat"));
        _time.Advance(LifecycleHook.BeatEvery);

        await _hook.BeatIfDueAsync(CancellationToken.None);
        await _hook.BeatIfDueAsync(CancellationToken.None);
        VerifyBeats(1);

        _time.Advance(LifecycleHook.BeatEvery);
        await _hook.BeatIfDueAsync(CancellationToken.None);
        VerifyBeats(2);
    }

    [Theory]
    [InlineData("CONTINUE")]
    [InlineData("ABANDON")]
    public async Task CompleteAsync_ActiveAction_IsCompletedWithTokenAndInstance(string result)
    {
        SetupCompletion().ReturnsAsync(new CompleteLifecycleActionResponse());

        Assert.Equal(CompletionOutcome.Completed, await _hook.CompleteAsync(result, _retry));

        _autoScaling.Verify(a => a.CompleteLifecycleActionAsync(
            It.Is<CompleteLifecycleActionRequest>(r => r.AutoScalingGroupName == "fleet" && r.LifecycleHookName == "launch"
                && r.LifecycleActionToken == "token-1" && r.InstanceId == "i-01234567" && r.LifecycleActionResult == result),
            It.IsAny<CancellationToken>()));
    }

    [Theory]
    [InlineData("No active Lifecycle Action found with token 87654321")]
    [InlineData("No active Lifecycle Action found with instance ID i-01234567")]
    [InlineData("AutoScalingGroup name not found - AutoScalingGroup name 'fleet' not found")]
    [InlineData("No Lifecycle Hook found with name launch for Auto Scaling group fleet")]
    public async Task CompleteAsync_NoActiveAction_ReturnsThatOutcome(string message)
    {
        SetupCompletion().ThrowsAsync(AwsFault.AutoScaling("ValidationError", message));

        Assert.Equal(CompletionOutcome.NoActiveAction, await _hook.CompleteAsync("CONTINUE", _retry));
    }

    [Theory]
    [InlineData("ResourceContention")]
    [InlineData("Throttling")]
    public async Task CompleteAsync_Contention_IsRetried(string code)
    {
        _autoScaling.SetupSequence(
            a => a.CompleteLifecycleActionAsync(It.IsAny<CompleteLifecycleActionRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.AutoScaling(code))
            .ReturnsAsync(new CompleteLifecycleActionResponse());

        Assert.Equal(CompletionOutcome.Completed, await _hook.CompleteAsync("CONTINUE", _retry));
    }

    [Fact]
    public async Task CompleteAsync_AnswerIsLost_ReturnsNoActiveAction()
    {
        _autoScaling.SetupSequence(
            a => a.CompleteLifecycleActionAsync(It.IsAny<CompleteLifecycleActionRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new TimeoutException())
            .ThrowsAsync(AwsFault.NoActiveAction());

        Assert.Equal(CompletionOutcome.NoActiveAction, await _hook.CompleteAsync("CONTINUE", _retry));
    }

    [Fact]
    public async Task HeartbeatWhileNeeded_LifecycleActionIsOver_StopsTheHeartbeats()
    {
        var inner = new RecordingHeartbeat(new LifecycleActionOverException(Action.InstanceId));
        var heartbeat = new HeartbeatWhileNeeded(inner);

        await heartbeat.BeatIfDueAsync(CancellationToken.None);
        await heartbeat.BeatIfDueAsync(CancellationToken.None);

        Assert.Equal(1, inner.Asked);
    }

    private Moq.Language.Flow.ISetup<IAmazonAutoScaling, Task<RecordLifecycleActionHeartbeatResponse>> SetupBeats() =>
        _autoScaling.Setup(
            a => a.RecordLifecycleActionHeartbeatAsync(It.IsAny<RecordLifecycleActionHeartbeatRequest>(), It.IsAny<CancellationToken>()));

    private Moq.Language.Flow.ISetup<IAmazonAutoScaling, Task<CompleteLifecycleActionResponse>> SetupCompletion() =>
        _autoScaling.Setup(a => a.CompleteLifecycleActionAsync(It.IsAny<CompleteLifecycleActionRequest>(), It.IsAny<CancellationToken>()));

    private void VerifyBeats(int times) => _autoScaling.Verify(
        a => a.RecordLifecycleActionHeartbeatAsync(It.IsAny<RecordLifecycleActionHeartbeatRequest>(), It.IsAny<CancellationToken>()),
        Times.Exactly(times));
}
