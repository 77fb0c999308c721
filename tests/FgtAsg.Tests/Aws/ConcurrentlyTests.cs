using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

public sealed class ConcurrentlyTests
{
    private readonly RetryContext _retry = new(TimeProvider.System, new Random(1), NoHeartbeat.Instance, CancellationToken.None);

    [Fact]
    public async Task AllAsync_AllSucceed_GivesResultsInOrder()
    {
        var slow = new TaskCompletionSource<int>();
        var all = Concurrently.AllAsync<int, int>([1, 2], (item, _) => item == 1 ? slow.Task : Task.FromResult(20), _retry);

        slow.SetResult(10);

        var results = await all;
        Assert.Equal([10, 20], results);
    }

    [Fact]
    public async Task AllAsync_NoItems_ReturnsNothing() =>
        Assert.Empty(await Concurrently.AllAsync<int, int>([], (item, _) => Task.FromResult(item), _retry));

    [Fact]
    public async Task AllAsync_OneFails_CancelsTheOthersAndThrowsItsException()
    {
        var failure = new InvalidOperationException("first");
        var started = new TaskCompletionSource();
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => Concurrently.AllAsync<int, int>(
            [1, 2],
            async (item, context) =>
            {
                if (item == 1)
                {
                    started.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
                }

                await started.Task;
                throw failure;
            },
            _retry));

        Assert.Same(failure, failed);
    }

    [Fact]
    public async Task AllAsync_OneFails_AwaitsTasksThatIgnoreTheCancellation()
    {
        var deaf = new TaskCompletionSource<int>();
        var all = Concurrently.AllAsync<int, int>(
            [1, 2], (item, _) => item == 1 ? throw new InvalidOperationException("first") : deaf.Task, _retry);

        await Task.Yield();
        Assert.False(all.IsCompleted);
        deaf.SetException(new InvalidOperationException("second"));

        Assert.Equal("first", (await Assert.ThrowsAsync<InvalidOperationException>(() => all)).Message);
    }

    [Fact]
    public async Task AllAsync_CallerCancels_CancelsAll()
    {
        using var caller = new CancellationTokenSource();
        var all = Concurrently.AllAsync<int, bool>(
            [1, 2],
            async (_, context) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
                return true;
            },
            _retry.With(caller.Token));

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all);
    }

    [Fact]
    public async Task EachAsync_ManyItems_RespectsTheLimitAndTheOrder()
    {
        var underWay = 0;
        var most = 0;
        var results = await Concurrently.EachAsync<int, int>([.. Enumerable.Range(0, 20)], 3, async item =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return item * 2;
        });

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * 2), results);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task EachAsync_OneFails_StartsNoMoreAndAwaitsTheRunningOnes()
    {
        var begun = new List<int>();
        var slow = new TaskCompletionSource<int>();
        var all = Concurrently.EachAsync<int, int>([1, 2, 3, 4], 2, item =>
        {
            begun.Add(item);
            return item == 1 ? slow.Task : Task.FromException<int>(new InvalidOperationException("second"));
        });

        Assert.False(all.IsCompleted);
        slow.SetResult(1);

        Assert.Equal("second", (await Assert.ThrowsAsync<InvalidOperationException>(() => all)).Message);
        Assert.Equal([1, 2], begun);
    }

    [Fact]
    public async Task EachAsync_NoItems_ReturnsNothing() => Assert.Empty(await Concurrently.EachAsync<int, int>([], 4, Task.FromResult));
}
