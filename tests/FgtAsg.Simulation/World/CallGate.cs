using FgtAsg.Sandbox.Faults;
using FgtAsg.Simulation.Time;

namespace FgtAsg.Simulation.World;

/// <summary>What every AWS call of one function process goes through: it records, fails on demand before or after the effect, and dies.</summary>
internal sealed class CallGate : ICallGate
{
    private readonly List<AwsCall> _calls = [];
    private bool _isDead;

    /// <summary>Lets other flows in between any two calls; for a <see cref="Timeline"/>.</summary>
    public bool Interleaves { get; init; }

    public IReadOnlyList<AwsCall> Calls => _calls;

    /// <summary>The error of a call that has no effect; null for none.</summary>
    public Func<AwsCall, Exception?>? Before { get; set; }

    /// <summary>The error of a call that took effect: its answer is lost.</summary>
    public Func<AwsCall, Exception?>? After { get; set; }

    /// <summary>Sees, and may change, every answer.</summary>
    public Action<object>? Answered { get; set; }

    public IEnumerable<T> Requests<T>() => _calls.Select(call => call.Request).OfType<T>();

    /// <summary>From here on nothing that this process calls has an effect.</summary>
    public Exception Die()
    {
        _isDead = true;
        return new ProcessDiedException();
    }

    public async Task<T> CallAsync<T>(string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
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
