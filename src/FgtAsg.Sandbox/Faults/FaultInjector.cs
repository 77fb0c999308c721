using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// Ordered fault rules. The first rule that applies to a call decides. The same seed and the same order of calls give the same faults.
/// All HTTP calls pass it. SDK clients can use it as their gate. Thread-safe.
/// </summary>
/// <param name="seed">Decides which calls a fault with a probability affects.</param>
/// <param name="time">The clock for latency and delays; null for the real clock.</param>
public sealed class FaultInjector(int seed = 1, TimeProvider? time = null) : ICallGate
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly List<FaultRule> _rules = [];
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _latencyTicks;

    /// <summary>A delay before every call, with or without a fault.</summary>
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

    /// <summary>Shorthand for a common rule: an effect for one operation, a number of times, after a number of unaffected calls.</summary>
    public FaultRule Add(string service, string action, FaultEffect effect, int? times = 1, int skip = 0) =>
        Add(new FaultRule { Service = service, Action = action, Effect = effect, Times = times, Skip = skip });

    /// <returns>Whether the rule existed.</returns>
    public bool Remove(FaultRule rule)
    {
        lock (_lock)
        {
            return _rules.Remove(rule);
        }
    }

    /// <summary>Removes every rule and the latency. Stalled calls stay stalled until their <see cref="Stall"/> is released.</summary>
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
    /// For rules, a request of the SDK has neither a <see cref="ServiceCall.Resource"/> nor <see cref="ServiceCall.Parameters"/>.
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

    /// <summary>Performs a call with the rule that <see cref="Decide"/> returned, which may be null.</summary>
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
