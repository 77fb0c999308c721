using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// Ordered rules; the first that applies to a call decides. With the same seed and the same order of calls, the same faults happen. It is
/// what calls over HTTP go through, and the gate of the SDK's clients where they are given it. Thread-safe.
/// </summary>
/// <param name="seed">Decides which calls a fault with a probability hits.</param>
/// <param name="time">Of latency and delays; null for the real clock.</param>
public sealed class FaultInjector(int seed = 1, TimeProvider? time = null) : ICallGate
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<FaultRule> _rules = [];
    private readonly TimeProvider _time = time ?? TimeProvider.System;
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

    /// <inheritdoc/>
    /// <remarks>
    /// A request of the SDK has no <see cref="ServiceCall.Resource"/> and no <see cref="ServiceCall.Parameters"/> for rules.
    /// </remarks>
    public Task<T> CallAsync<T>(
        string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class
    {
        var call = new ServiceCall { Service = service, Action = operation, Parameters = new Dictionary<string, string>() };
        return PerformAsync(Decide(call), call, effect, cancellationToken);
    }

    internal FaultRule? Decide(ServiceCall call)
    {
        lock (_lock)
        {
            return _rules.FirstOrDefault(rule => rule.Decide(call, _random));
        }
    }

    /// <summary>Performs a call for which <see cref="Decide"/> found this rule, or none.</summary>
    /// <inheritdoc cref="FaultEffect.ApplyAsync"/>
    internal async Task<T> PerformAsync<T>(FaultRule? rule, ServiceCall call, Func<Task<T>> perform, CancellationToken callerGone)
        where T : class
    {
        if (Latency is { Ticks: > 0 } latency)
        {
            await Task.Delay(latency, _time, CancellationToken.None);
        }

        return rule is null ? await perform() : await rule.Effect.ApplyAsync(call, perform, _time, callerGone);
    }
}
