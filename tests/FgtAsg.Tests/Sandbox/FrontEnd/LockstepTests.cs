using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

public sealed class LockstepTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private readonly VirtualClock _time = new();
    private bool _busy;

    [Fact]
    public async Task Enter_CallsUntilAQuietPeriod_ShareARound()
    {
        var lockstep = Create();
        var first = Enter(lockstep);
        _time.Advance(Short);
        var second = Enter(lockstep);
        _time.Advance(Short);
        Assert.Equal((false, false, 0), (first.IsCompleted, second.IsCompleted, lockstep.Rounds));

        _time.Advance(Short);

        Assert.Same(await first, await second);
        Assert.Equal((1, 1), ((await first).Number, lockstep.Rounds));
    }

    [Fact]
    public async Task Enter_CallerIsBusy_KeepsTheRoundOpen()
    {
        var lockstep = Create();
        _busy = true;
        var first = Enter(lockstep);
        _time.Advance(Quiet * 10);
        var second = Enter(lockstep);
        Assert.False(first.IsCompleted);

        _busy = false;
        _time.Advance(Quiet * 2);

        Assert.Same(await first, await second);
    }

    [Fact]
    public async Task Leave_OneOfTwo_WaitsForTheOther()
    {
        var lockstep = Create();
        var (first, second) = (Enter(lockstep), Enter(lockstep));
        _time.Advance(Quiet * 2);
        var left = (await first).LeaveAsync(CancellationToken.None);
        Assert.False(left.IsCompleted);

        await (await second).LeaveAsync(CancellationToken.None);

        await left;
    }

    [Fact]
    public async Task Enter_PreviousRoundIsUnfinished_WaitsForItAndIsTheNextRound()
    {
        var lockstep = Create();
        var first = Enter(lockstep);
        _time.Advance(Quiet * 2);
        var round = await first;
        var second = Enter(lockstep);
        _time.Advance(Quiet * 10);
        Assert.False(second.IsCompleted);

        await round.LeaveAsync(CancellationToken.None);
        while (!second.IsCompleted)
        {
            await Task.Yield();
            _time.Advance(Quiet);
        }

        Assert.Equal(2, (await second).Number);
    }

    private Lockstep Create() => new(Quiet, () => _busy, _time);

    /// <summary>Enters without the test's synchronization context, so that continuations run as soon as the clock advances.</summary>
    private static Task<Round> Enter(Lockstep lockstep)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return lockstep.EnterAsync(CancellationToken.None);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }
}
