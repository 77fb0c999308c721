using System.Runtime.ExceptionServices;

namespace FgtAsg.Lifecycle;

/// <summary>Steps side by side.</summary>
internal static class Concurrently
{
    /// <summary>
    /// Runs all steps at once. The first that fails stops the others' waiting, and is the failure that is thrown; but all are awaited, so
    /// nothing is still at work when the caller starts to undo.
    /// </summary>
    public static async Task<T[]> AllAsync<TItem, T>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExceptionDispatchInfo? first = null;
        var steps = items.Select(RunAsync).ToList();
        var results = await Task.WhenAll(steps);
        first?.Throw();
        return results!;

        async Task<T?> RunAsync(TItem item)
        {
            try
            {
                return await step(item, stop.Token);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), comparand: null);
                await stop.CancelAsync();
                return default;
            }
        }
    }
}
