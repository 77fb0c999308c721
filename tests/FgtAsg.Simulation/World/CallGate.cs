using FgtAsg.Sandbox.Faults;
using FgtAsg.Simulation.Time;

namespace FgtAsg.Simulation.World;

/// <summary>
/// The gate of all AWS calls of one function process. It records the calls, fails on demand before or after the effect,
/// and can kill the process.
/// </summary>
internal sealed class CallGate : ICallGate
{
    private readonly List<AwsCall> _calls = [];
    private bool _isDead;

    /// <summary>Lets other flows run between any two calls; for a <see cref="Timeline"/>.</summary>
    public bool Interleaves { get; init; }

    public IReadOnlyList<AwsCall> Calls => _calls;

    /// <summary>The error of a call without effect; null for none.</summary>
    public Func<AwsCall, Exception?>? Before { get; set; }

    /// <summary>The error of a call that took effect but whose answer is lost; null for none.</summary>
    public Func<AwsCall, Exception?>? After { get; set; }

    /// <summary>Sees each answer and may change it.</summary>
    public Action<object>? Answered { get; set; }

    public IEnumerable<T> Requests<T>() => _calls.Select(call => call.Request).OfType<T>();

    /// <summary>From now on no call of this process has an effect.</summary>
    public Exception Die()
    {
        _isDead = true;
        return new ProcessDiedException();
    }

    public async Task<T> CallAsync<T>(
        string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class
    {
        if (Interleaves)
        {
            await Task.Yield();
        }

        if (_isDead)
        {
            throw new ProcessDiedException();
        }

        var call = new AwsCall(_calls.Count, service, operation, request);
        _calls.Add(call);
        if (Before?.Invoke(call) is { } refusal)
        {
            throw refusal;
        }

        var answer = await effect();
        Answered?.Invoke(answer);
        if (After?.Invoke(call) is { } loss)
        {
            throw loss;
        }

        if (Interleaves)
        {
            await Task.Yield();
        }

        return answer;
    }
}
