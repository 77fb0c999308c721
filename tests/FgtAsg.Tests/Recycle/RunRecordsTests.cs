using FgtAsg.Lifecycle;
using FgtAsg.Records;
using FgtAsg.Recycle;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Recycle;

/// <summary>The lock: one owner at a time, a lease, and nothing of the run lost with its owner.</summary>
public sealed class RunRecordsTests
{
    private readonly VirtualClock _time = new(Round.Now);
    private readonly TableModel _table;
    private readonly CallGate _gate = new();
    private readonly RunRecords _records;

    public RunRecordsTests()
    {
        _table = new TableModel(new TableModelOptions { Name = "table", TimeProvider = _time });
        _records = new RunRecords(new FleetTable(new(new DynamoDbClient(_table, _gate)), "table"), "fleet", _time);
    }

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
        _time.Advance(RunRecords.Lease);

        Assert.Null(await LockAsync("two"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", (await LockAsync("two"))?.Owner);
    }

    [Fact]
    public async Task Lock_OfADeadOwner_IsTakenOverWithWhatItKnew()
    {
        var record = await LockAsync("one");
        await SaveAsync(record!, Round.Run(3, "a"));
        _time.Advance(RunRecords.Lease + TimeSpan.FromSeconds(1));

        var taken = await LockAsync("two");

        Assert.Equal(new GroupSizes(1, 4, 3), taken!.Run!.Original);
        Assert.Equal(["a"], taken.Run.Old.Keys);
    }

    [Fact]
    public async Task Save_SleepsLonger_TheLeaseIsAsLong()
    {
        await SaveAsync((await LockAsync("one"))!, Round.Run(3), Round.Now.AddHours(10));
        _time.Advance(TimeSpan.FromHours(10) + RunRecords.Lease);

        Assert.Null(await LockAsync("two"));
    }

    [Fact]
    public async Task Save_TakenOver_IsLost()
    {
        var record = await LockAsync("one");
        _time.Advance(RunRecords.Lease + TimeSpan.FromSeconds(1));
        await LockAsync("two");

        await Assert.ThrowsAsync<RecycleLostException>(() => SaveAsync(record!, Round.Run(3)));
        await Assert.ThrowsAsync<RecycleLostException>(() => _records.HeldAsync("one", Patience(), CancellationToken.None));
    }

    [Fact]
    public async Task Save_AnotherTryOfTheStepWroteMeanwhile_IsOvertakenAndStillTheOwners()
    {
        var record = await LockAsync("one");
        await SaveAsync(record!, Round.Run(3, "a"));

        await Assert.ThrowsAsync<RecycleOvertakenException>(() => SaveAsync(record!, Round.Run(3, "b")));
        Assert.Equal(["a"], (await _records.HeldAsync("one", Patience(), CancellationToken.None)).Run!.Old.Keys);
    }

    [Fact]
    public async Task Save_AnswerIsLost_TheRepeatKnowsItsOwnWrite()
    {
        var record = await LockAsync("one");
        var losses = 1;
        _gate.After = call => call.Operation == "UpdateItem" && losses-- > 0 ? new TimeoutException() : null;

        var saving = SaveAsync(record!, Round.Run(3, "a"));
        while (!saving.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["a"], (await saving).Run!.Old.Keys);
    }

    [Fact]
    public async Task Unlock_NothingAsked_IsGone()
    {
        await LockAsync("one");

        Assert.True(await _records.UnlockAsync("one", Patience(), CancellationToken.None));
        Assert.Null(await _records.FindAsync(Patience(), CancellationToken.None));
        Assert.True(await _records.UnlockAsync("one", Patience(), CancellationToken.None));
    }

    [Fact]
    public async Task Unlock_AnotherRoundWasAskedFor_KeepsTheLockForIt()
    {
        await LockAsync("one");
        Assert.True(await _records.AskForAnotherRoundAsync("two", Patience(), CancellationToken.None));

        Assert.False(await _records.UnlockAsync("one", Patience(), CancellationToken.None));
        Assert.Equal("one", (await _records.FindAsync(Patience(), CancellationToken.None))?.Owner);
    }

    [Fact]
    public async Task Unlock_AnotherRoundWasAskedForAndTheAnswerIsLost_TheRepeatSaysTheSame()
    {
        var record = await LockAsync("one");
        await _records.AskForAnotherRoundAsync("two", Patience(), CancellationToken.None);

        Assert.False(await _records.UnlockAsync("one", Patience(), CancellationToken.None));
        Assert.False(await _records.UnlockAsync("one", Patience(), CancellationToken.None));

        await _records.TakeUpAsync(await _records.HeldAsync(record!.Owner, Patience(), CancellationToken.None), Patience(), CancellationToken.None);
        Assert.True(await _records.UnlockAsync("one", Patience(), CancellationToken.None));
    }

    [Fact]
    public async Task Held_ProlongsTheLease()
    {
        await LockAsync("one");
        _time.Advance(RunRecords.Lease);
        await _records.HeldAsync("one", Patience(), CancellationToken.None);
        _time.Advance(RunRecords.Lease);

        Assert.Null(await LockAsync("two"));
    }

    [Fact]
    public async Task Unlock_TakenOver_LeavesTheOthersLock()
    {
        await LockAsync("one");
        _time.Advance(RunRecords.Lease + TimeSpan.FromSeconds(1));
        await LockAsync("two");

        Assert.True(await _records.UnlockAsync("one", Patience(), CancellationToken.None));
        Assert.Equal("two", (await _records.FindAsync(Patience(), CancellationToken.None))?.Owner);
    }

    [Fact]
    public async Task AskForAnotherRound_NobodyHasTheLock_IsRefused() =>
        Assert.False(await _records.AskForAnotherRoundAsync("two", Patience(), CancellationToken.None));

    private Task<RunRecord?> LockAsync(string execution) => _records.LockAsync(execution, Patience(), CancellationToken.None);

    private Task<RunRecord> SaveAsync(RunRecord record, RecycleRun run, DateTimeOffset? until = null) =>
        _records.SaveAsync(record, run, until, Patience(), CancellationToken.None);

    private Patience Patience() => new(_time, new Random(1), NoHeartbeat.Instance, CancellationToken.None);
}
