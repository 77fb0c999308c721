using FgtAsg.Simulation.Time;

namespace FgtAsg.Tests.Simulation;

public sealed class TimelineTests
{
    private readonly Timeline _timeline = new(seed: 1);

    [Fact]
    public void Run_SeveralFlowsAreReady_TheSeedDecidesTheOrder()
    {
        var orders = Enumerable.Range(0, 20).Select(seed =>
        {
            var order = "";
            new Timeline(seed).Run(() => Task.WhenAll("abc".Select(async name =>
            {
                await Task.Yield();
                order += name;
            })));
            return order;
        }).ToList();

        Assert.True(orders.Distinct(StringComparer.Ordinal).Count() > 3, string.Join(' ', orders));
    }

    [Fact]
    public void Run_NothingIsReady_MovesTheClockToTheNextDueTime()
    {
        var start = _timeline.Time.GetUtcNow();
        var ends = new List<double>();
        _timeline.Run(() => Task.WhenAll(new[] { 5, 2, 9 }.Select(async seconds =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _timeline.Time, CancellationToken.None);
            ends.Add((_timeline.Time.GetUtcNow() - start).TotalSeconds);
        })));

        Assert.Equal([2, 5, 9], ends);
    }

    [Fact]
    public void Run_ContinuationOnAnotherThread_Fails() => Assert.Contains(
        "on another thread",
        Assert.Throws<InvalidOperationException>(() => _timeline.Run(async () =>
        {
            var back = SynchronizationContext.Current!;
            var thread = new Thread(() => back.Post(_ => { }, null));
            thread.Start();
            thread.Join();
            await Task.Yield();
        })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Run_NothingCanContinue_EndsAsADeadlock() => Assert.Contains(
        "Deadlock",
        Assert.Throws<InvalidOperationException>(() => _timeline.Run(() => new TaskCompletionSource().Task)).Message,
        StringComparison.Ordinal);
}
