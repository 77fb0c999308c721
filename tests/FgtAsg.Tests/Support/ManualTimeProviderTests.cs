namespace FgtAsg.Tests.Support;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Advance_DelayIsDue_EndsIt()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _time, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    [Fact]
    public void Advance_ManyTimers_FireInOrderEachAtItsOwnTime()
    {
        var start = _time.GetUtcNow();
        var fired = new List<(string Name, double Seconds)>();
        void Note(object? name) => fired.Add(((string)name!, (_time.GetUtcNow() - start).TotalSeconds));

        using var late = _time.CreateTimer(Note, "late", TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var periodic = _time.CreateTimer(Note, "periodic", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var stopped = _time.CreateTimer(Note, "stopped", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal([("periodic", 2), ("periodic", 4), ("late", 5), ("periodic", 6)], fired);
        Assert.Equal(start.AddSeconds(6), _time.GetUtcNow());
    }
}
