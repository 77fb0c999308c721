using FgtAsg.Sandbox.FrontEnd.Calls;

namespace FgtAsg.Sandbox.FrontEnd.Faults;

/// <summary>
/// Ordered rules; the first that applies to a call decides. With the same seed and the same order of calls, the same faults happen.
/// Thread-safe.
/// </summary>
public sealed class FaultInjector(int seed = 1)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<FaultRule> _rules = [];
    private long _latencyTicks;

    /// <summary>Waited before every call, faulty or not.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));
        set => Interlocked.Exchange(ref _latencyTicks, value.Ticks);
    }

    public FaultRule Add(FaultRule rule)
    {
        lock (_lock)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    /// <summary>The usual rule in one line: this operation, this often, after so many that pass.</summary>
    public FaultRule Add(string service, string action, FaultEffect effect, int? times = 1, int skip = 0) =>
        Add(new FaultRule { Service = service, Action = action, Effect = effect, Times = times, Skip = skip });

    /// <returns>Whether the rule was there.</returns>
    public bool Remove(FaultRule rule)
    {
        lock (_lock)
        {
            return _rules.Remove(rule);
        }
    }

    /// <summary>Removes every rule and the latency. Calls that are stalled stay so until their <see cref="Stall"/> is released.</summary>
    public void Clear()
    {
        Latency = TimeSpan.Zero;
        lock (_lock)
        {
            _rules.Clear();
        }
    }

    internal FaultRule? Decide(ServiceCall call)
    {
        lock (_lock)
        {
            return _rules.FirstOrDefault(rule => rule.Decide(call, _random));
        }
    }
}
