using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

/// <summary>The limits of a round, and the writes of a step before it acts. Two instances of version 2 are not ready yet.</summary>
public sealed class ReplaceStepTests
{
    private readonly RecycleScene _scene = new();
    private readonly IReadOnlyList<string> _new;

    public ReplaceStepTests() => _new = _scene.Launch(2, areReady: false);

    [Fact]
    public async Task Step_NewOnesAreNotHealthyYet_WaitsForThePoll()
    {
        var answer = await FirstStepAsync(Round.Now.AddMinutes(1));

        Assert.Equal((RecycleOutcome.Wait, 30), (answer.Outcome, answer.WaitSeconds));
    }

    [Fact]
    public async Task Step_PastTheDeadline_FailsAndSaysWhatItWaitsFor()
    {
        var failure = await Assert.ThrowsAsync<RecycleFailedException>(() => FirstStepAsync(Round.Now.AddMinutes(-1)));

        Assert.Contains("was to be over by 2026-11-21T11:59:00Z", failure.Message, StringComparison.Ordinal);
        Assert.Contains("new instances to be healthy", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_TooManyNewInstancesFailed_FailsAndNamesThem()
    {
        await FirstStepAsync(Round.Now.AddHours(1));
        _scene.Terminate(_new);

        var failure = await Assert.ThrowsAsync<RecycleFailedException>(() => _scene.RunAsync(RecycleStepNames.Step, _scene.Step("one")));

        var named = string.Join(", ", _new.Order(StringComparer.Ordinal));
        Assert.Contains($"2 new instances of version 2 failed, but only 1 may fail: {named}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_First_SuspendsProcessesExceptThoseSuspendedByAPerson()
    {
        await _scene.Cloud.AutoScaling.SuspendProcessesAsync(
            new() { AutoScalingGroupName = "fleet", ScalingProcesses = ["AlarmNotification"] });

        await FirstStepAsync(Round.Now.AddHours(1));

        Assert.Equal(["SuspendProcesses"], _scene.Changes);
        Assert.Equal(["AZRebalance", "AlarmNotification", "ScheduledActions"], _scene.Group.SuspendedProcesses);
        Assert.Equal(["AZRebalance", "ScheduledActions"], (await _scene.RecordAsync())!.Run!.Suspended);
    }

    private async Task<RecycleReport> FirstStepAsync(DateTimeOffset deadline)
    {
        await _scene.HoldAsync("one", _scene.Run with { HasBegun = false, Deadline = Timestamps.Of(deadline) });
        return await _scene.RunAsync(RecycleStepNames.Step, _scene.Step("one"));
    }
}
