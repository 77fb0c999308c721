using System.Collections.Concurrent;

namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>The registered hooks of one process. Thread-safe.</summary>
internal sealed class SnapshotHooks
{
    private readonly ConcurrentStack<Func<ValueTask>> _beforeSnapshot = new();
    private readonly ConcurrentQueue<Func<ValueTask>> _afterRestore = new();

    public void AddBeforeSnapshot(Func<ValueTask> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _beforeSnapshot.Push(hook);
    }

    public void AddAfterRestore(Func<ValueTask> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _afterRestore.Enqueue(hook);
    }

    public async Task RunBeforeSnapshotAsync()
    {
        while (_beforeSnapshot.TryPop(out var hook))
        {
            await hook();
        }
    }

    public async Task RunAfterRestoreAsync()
    {
        while (_afterRestore.TryDequeue(out var hook))
        {
            await hook();
        }
    }
}
