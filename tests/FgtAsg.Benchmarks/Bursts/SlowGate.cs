using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>Every call takes this long on the virtual clock, half of it on the way there and half of it back; and is counted.</summary>
internal sealed class SlowGate(TimeProvider time, TimeSpan latency, Action<string, string> count) : ICallGate
{
    public async Task<T> CallAsync<T>(string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
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
            // What was sent takes effect, and its answer comes back, whoever still wants it.
            await Task.Delay(latency / 2, time, CancellationToken.None);
        }
    }
}
