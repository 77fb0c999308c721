using FgtAsg.Aws;
using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

/// <summary>The lock: it has one owner at a time and a lease, and it keeps the run's state if the owner dies.</summary>
public sealed class RunRecordsTests
{
    private readonly RecycleScene _scene = new();

    private RunRecords Records => _scene.Records;

    [Fact]
    public async Task Lock_Free_IsTakenAndTakenAgainByItsOwner()
    {
        Assert.Equal("one", (await LockAsync("one"))?.Owner);
        Assert.Equal("one", (await LockAsync("one"))?.Owner);
    }

    [Fact]
    public async Task Lock_Held_IsRefusedUntilTheLeaseIsOver()
    {
        await LockAsync("one");
        _scene.Time.Advance(RunRecords.LeaseLength);

        Assert.Null(await LockAsync("two"));
        _scene.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", (await LockAsync("two"))?.Owner);
    }

    [Fact]
    public async Task Lock_OfADeadOwner_IsTakenOverWithItsRun()
    {
        var record = await LockAsync("one");
        await SaveAsync(record!, Round.Run(3, "a"));
        _scene.Time.Advance(RunRecords.LeaseLength + TimeSpan.FromSeconds(1));

        var taken = await LockAsync("two");

        Assert.Equal(new GroupSizes(1, 4, 3), taken!.Run!.Original);
        Assert.Equal(["a"], taken.Run.Old.Keys);
    }

    [Fact]
    public async Task Save_LongSleep_ExtendsTheLease()
    {
        await SaveAsync((await LockAsync("one"))!, Round.Run(3), Round.Now.AddHours(10));
        _scene.Time.Advance(TimeSpan.FromHours(10) + RunRecords.LeaseLength);

        Assert.Null(await LockAsync("two"));
    }

    [Fact]
    public async Task Save_LockWasTakenOver_ThrowsLockLost()
    {
        var record = await LockAsync("one");
        _scene.Time.Advance(RunRecords.LeaseLength + TimeSpan.FromSeconds(1));
        await LockAsync("two");

        await Assert.ThrowsAsync<LockLostException>(() => SaveAsync(record!, Round.Run(3)));
        await Assert.ThrowsAsync<LockLostException>(() => Records.HeldAsync("one", RetryContext()));
    }

    [Fact]
    public async Task Save_AnotherAttemptWroteMeanwhile_ThrowsOvertakenAndKeepsTheLock()
    {
        var record = await LockAsync("one");
        await SaveAsync(record!, Round.Run(3, "a"));

        await Assert.ThrowsAsync<RecycleOvertakenException>(() => SaveAsync(record!, Round.Run(3, "b")));
        Assert.Equal(["a"], (await Records.HeldAsync("one", RetryContext())).Run!.Old.Keys);
    }

    [Fact]
    public async Task Save_AnswerIsLost_RetryRecognizesItsOwnWrite()
    {
        var record = await LockAsync("one");
        var losses = 1;
        _scene.Gate.After = call => call.Operation == "UpdateItem" && losses-- > 0 ? new TimeoutException() : null;

        var saving = SaveAsync(record!, Round.Run(3, "a"));
        while (!saving.IsCompleted)
        {
            _scene.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["a"], (await saving).Run!.Old.Keys);
    }

    [Fact]
    public async Task Unlock_NoOtherRoundAskedFor_DeletesTheLock()
    {
        await LockAsync("one");

        Assert.True(await Records.UnlockAsync("one", RetryContext()));
        Assert.Null(await Records.FindAsync(RetryContext()));
        Assert.True(await Records.UnlockAsync("one", RetryContext()));
    }

    [Fact]
    public async Task Unlock_AnotherRoundWasAskedFor_KeepsTheLockForIt()
    {
        await LockAsync("one");
        Assert.True(await Records.AskForAnotherRoundAsync("two", RetryContext()));

        Assert.False(await Records.UnlockAsync("one", RetryContext()));
        Assert.Equal("one", (await Records.FindAsync(RetryContext()))?.Owner);
    }

    [Fact]
    public async Task Unlock_AnotherRoundWasAskedForAndTheAnswerIsLost_RetryGivesTheSameAnswer()
    {
        var record = await LockAsync("one");
        await Records.AskForAnotherRoundAsync("two", RetryContext());

        Assert.False(await Records.UnlockAsync("one", RetryContext()));
        Assert.False(await Records.UnlockAsync("one", RetryContext()));

        var held = await Records.HeldAsync(record!.Owner, RetryContext());
        await Records.TakeUpAsync(held, RetryContext());
        Assert.True(await Records.UnlockAsync("one", RetryContext()));
    }

    [Fact]
    public async Task Held_ProlongsTheLease()
    {
        await LockAsync("one");
        _scene.Time.Advance(RunRecords.LeaseLength);
        await Records.HeldAsync("one", RetryContext());
        _scene.Time.Advance(RunRecords.LeaseLength);

        Assert.Null(await LockAsync("two"));
    }

    [Fact]
    public async Task Unlock_LockWasTakenOver_KeepsTheNewOwnersLock()
    {
        await LockAsync("one");
        _scene.Time.Advance(RunRecords.LeaseLength + TimeSpan.FromSeconds(1));
        await LockAsync("two");

        Assert.True(await Records.UnlockAsync("one", RetryContext()));
        Assert.Equal("two", (await Records.FindAsync(RetryContext()))?.Owner);
    }

    [Fact]
    public async Task AskForAnotherRound_NobodyHasTheLock_IsRefused() =>
        Assert.False(await Records.AskForAnotherRoundAsync("two", RetryContext()));

    private Task<RunRecord?> LockAsync(string execution) => Records.LockAsync(execution, RetryContext());

    private Task<RunRecord> SaveAsync(RunRecord record, RecycleRun run, DateTimeOffset? until = null) =>
        Records.SaveAsync(record, run, until, RetryContext());

    private RetryContext RetryContext() => _scene.RetryContext();
}
