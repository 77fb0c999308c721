using System.Collections.Concurrent;

namespace FgtAsg.IntegrationTests.Moto;

/// <summary>One asynchronous lock per key. Locks are never removed, as there are few keys (buckets).</summary>
internal sealed class KeyedLocks
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new(StringComparer.Ordinal);

    /// <param name="key">With <see langword="null"/>, nothing is locked.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Releases the lock when it is disposed.</returns>
    public async Task<IDisposable?> EnterAsync(string? key, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return null;
        }

        var semaphore = _locks.GetOrAdd(key, static _ => new SemaphoreSlim(1, 1));
        await semaphore.WaitAsync(cancellationToken);
        return new Holder(semaphore);
    }

    private sealed class Holder(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
