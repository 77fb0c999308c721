using FgtAsg.Sandbox.Time;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sandbox.Time;

public sealed class VirtualClockTests
{
    private readonly VirtualClock _clock = new();
    private readonly List<(string Name, double Seconds)> _happened = [];

    [Fact]
    public void Advance_ManyTimers_FireInOrderAtTheirTimes()
    {
        Set("late", 5);
        Set("periodic", 2, period: 2);
        Set("as late, and set later", 5);
        Set("stopped", 1).Dispose();
        Set("changed", 1).Change(TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(6.5));

        Assert.Equal(
            [("periodic", 2), ("changed", 3), ("periodic", 4), ("late", 5), ("as late, and set later", 5), ("periodic", 6)], _happened);
        Assert.Equal(VirtualClock.Start.AddSeconds(6.5), _clock.GetUtcNow());
    }

    [Fact]
    public void Advance_CallbackSetsATimerDueWithinTheSpan_FiresItToo()
    {
        using var first = _clock.CreateTimer(_ => Set("second", 1), state: null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal([("second", 3)], _happened);
    }

    [Fact]
    public void MoveOn_TimersAndATimeDrivenObject_HappenOneByOne()
    {
        _clock.Add(new TimeDriven(this, VirtualClock.Start.AddSeconds(3)));
        Set("sooner", 1);
        Set("at the same time", 3);

        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => _clock.MoveOn()));
        Assert.Equal([("sooner", 1), ("at the same time", 3), ("time-driven", 3)], _happened);
    }

    [Fact]
    public async Task Delay_OnAFastClock_AdvancesItUpToTheDeadline()
    {
        var clock = Clocks.Fast();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10), clock);

        await Task.Delay(TimeSpan.FromSeconds(5), clock, deadline.Token);
        Assert.Equal((TimeSpan.FromSeconds(5), false), (clock.Elapsed, deadline.IsCancellationRequested));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(5), clock, deadline.Token));
        Assert.Equal(TimeSpan.FromSeconds(10), clock.Elapsed);
    }

    [Fact]
    public async Task Delay_IgnoresADeadline_ContinuesAfterIt()
    {
        var clock = Clocks.Fast();
        var reached = TimeSpan.Zero;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(6), clock);
        await using var noting = deadline.Token.Register(() => reached = clock.Elapsed);

        await Task.Delay(TimeSpan.FromSeconds(4), clock, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(4), clock, CancellationToken.None);

        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)), (reached, clock.Elapsed));
    }

    private ITimer Set(string name, double due, double? period = null) => _clock.CreateTimer(
        _ => Note(name),
        state: null,
        TimeSpan.FromSeconds(due),
        period is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);

    private void Note(string name) => _happened.Add((name, _clock.Elapsed.TotalSeconds));

    private sealed class TimeDriven(VirtualClockTests tests, DateTimeOffset due) : ITimeDriven
    {
        public DateTimeOffset? NextDue { get; private set; } = due;

        public void Tick()
        {
            NextDue = null;
            tests.Note("time-driven");
        }
    }
}
