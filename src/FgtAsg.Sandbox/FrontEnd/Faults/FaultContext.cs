using FgtAsg.Sandbox.FrontEnd.Calls;

namespace FgtAsg.Sandbox.FrontEnd.Faults;

/// <summary>A call that a fault is applied to.</summary>
/// <param name="Call">What is asked for.</param>
/// <param name="PerformAsync">Has the service do it.</param>
/// <param name="TimeProvider">The sandbox's clock.</param>
/// <param name="CallerGone">Canceled when the caller's connection ends.</param>
/// <param name="Lifetime">Canceled when the front end ends.</param>
internal sealed record FaultContext(
    ServiceCall Call,
    Func<Task<ServiceAnswer>> PerformAsync,
    TimeProvider TimeProvider,
    CancellationToken CallerGone,
    CancellationToken Lifetime);
