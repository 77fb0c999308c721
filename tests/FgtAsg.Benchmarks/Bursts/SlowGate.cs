using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>
/// Delays and counts each call. Half of the latency passes before the call's effect, and half after it, on the virtual clock.
/// </summary>
internal sealed class SlowGate(TimeProvider time, TimeSpan latency, Action<string, string> count) : ICallGate
{
    public async Task<T> CallAsync<T>(
        string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class
    {
        count(service, operation);
        await Task.Delay(latency / 2, time, cancellationToken);
        try
        {
            return await effect();
        }
        finally
        {
            // Not cancelled: a sent request takes effect and is answered, even if the caller no longer waits.
            await Task.Delay(latency / 2, time, CancellationToken.None);
        }
    }
}
