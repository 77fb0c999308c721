using System.Globalization;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>Launches at once on the virtual clock.</summary>
/// <param name="Launches">How many.</param>
/// <param name="Latency">What each call takes.</param>
/// <param name="Seed">Of the clock's dice.</param>
internal sealed record BurstSettings(int Launches, TimeSpan Latency, int Seed)
{
    /// <summary>Of the account.</summary>
    public RequestLimits Limits { get; init; } = RequestLimits.None;

    /// <summary>How long EC2 takes to attach an interface.</summary>
    public TimeSpan AttachDelay { get; init; } = TimeSpan.Zero;

    /// <summary>Invocations at once.</summary>
    public int Concurrency { get; init; } = 1000;

    public string Name => Limits == RequestLimits.None
        ? "virtual clock"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Limits.ForeignLoad * 100:0} % of the limits used by others, {Concurrency} invocations at once");
}
