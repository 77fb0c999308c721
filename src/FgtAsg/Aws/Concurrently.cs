using System.Runtime.ExceptionServices;

namespace FgtAsg.Aws;

/// <summary>Runs steps concurrently.</summary>
internal static class Concurrently
{
    /// <summary>
    /// Runs all steps at once. The first failure ends the pauses of the other steps and is thrown. All steps are awaited, so that none is
    /// still running when the caller begins to roll back.
    /// </summary>
    public static async Task<T[]> AllAsync<TItem, T>(IEnumerable<TItem> items, Func<TItem, RetryContext, Task<T>> step, RetryContext retry)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(retry.CancellationToken);
        var stoppable = retry.With(stop.Token);
        ExceptionDispatchInfo? first = null;
        var steps = items.Select(RunAsync).ToList();
        var results = await Task.WhenAll(steps);
        first?.Throw();
        return results!;

        async Task<T?> RunAsync(TItem item)
        {
            try
            {
                return await step(item, stoppable);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), comparand: null);
                // Cancel on this thread, not on the thread pool: the simulation relies on a deterministic order of steps.
#pragma warning disable CA1849, MA0042
                stop.Cancel();
#pragma warning restore CA1849, MA0042
                return default;
            }
        }
    }

    /// <inheritdoc cref="AllAsync{TItem, T}"/>
    public static Task AllAsync(IReadOnlyList<Func<RetryContext, Task>> steps, RetryContext retry) => AllAsync(
        steps,
        async (step, context) =>
        {
            await step(context);
            return true;
        },
        retry);

    /// <inheritdoc cref="AllAsync{TItem, T}"/>
    public static async Task<(T1 First, T2 Second)> BothAsync<T1, T2>(
        Func<RetryContext, Task<T1>> first, Func<RetryContext, Task<T2>> second, RetryContext retry)
    {
        T1? one = default;
        T2? two = default;
        await AllAsync([async context => one = await first(context), async context => two = await second(context)], retry);
        return (one!, two!);
    }

    /// <summary>
    /// Runs a step for each item, at most <paramref name="atOnce"/> at a time, and returns the results in the order of the items. After a
    /// failure no further step begins. The failure is thrown when the running steps have ended.
    /// </summary>
    public static async Task<T[]> EachAsync<TItem, T>(IReadOnlyList<TItem> items, int atOnce, Func<TItem, Task<T>> step)
    {
        var results = new T[items.Count];
        var next = -1;
        var isFailed = false;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, items.Count)).Select(_ => WorkAsync()));
        return results;

        async Task WorkAsync()
        {
            while (!Volatile.Read(ref isFailed) && Interlocked.Increment(ref next) is var i && i < items.Count)
            {
                try
                {
                    results[i] = await step(items[i]);
                }
                catch
                {
                    Volatile.Write(ref isFailed, true);
                    throw;
                }
            }
        }
    }
}
