using System.Globalization;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>The settings of a burst of launches on the virtual clock.</summary>
/// <param name="Launches">The number of launches.</param>
/// <param name="Latency">The duration of each call.</param>
/// <param name="Seed">The seed of the random numbers.</param>
internal sealed record BurstSettings(int Launches, TimeSpan Latency, int Seed)
{
    /// <summary>The request limits of the account.</summary>
    public RequestLimits Limits { get; init; } = RequestLimits.None;

    /// <summary>How long EC2 takes to attach an interface.</summary>
    public TimeSpan AttachDelay { get; init; } = TimeSpan.Zero;

    /// <summary>The maximum number of concurrent invocations.</summary>
    public int Concurrency { get; init; } = 1000;

    public string Name => Limits == RequestLimits.None
        ? "virtual clock"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Limits.ForeignLoad * 100:0} % of the limits used by others, {Concurrency} invocations at once");
}
