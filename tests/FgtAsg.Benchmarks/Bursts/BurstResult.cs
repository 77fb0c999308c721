using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>The result of many launches at once.</summary>
internal sealed record BurstResult
{
    /// <summary>Describes where the burst ran.</summary>
    public required string Where { get; init; }

    public required int Launches { get; init; }

    public required TimeSpan Latency { get; init; }

    /// <summary>From the first event to the last answer.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The operation whose calls take longest by its limit; null without limits.</summary>
    public RequestUse? Slowest { get; init; }

    /// <summary>The number of calls that EC2 throttled.</summary>
    public int Throttled { get; init; }

    /// <summary>How often the function was invoked.</summary>
    public required int Invocations { get; init; }

    /// <summary>How many of the launched instances are in the track file.</summary>
    public required int Kept { get; init; }

    public required int Completed { get; init; }

    /// <summary>How long each writer waited for the track file, in milliseconds, from the function's own metric.</summary>
    public required IReadOnlyList<double> Waits { get; init; }

    /// <summary>The duration of each invocation, in milliseconds.</summary>
    public required IReadOnlyList<double> Durations { get; init; }

    /// <summary>The number of calls, by service.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>How often the track file was written.</summary>
    public required int Writes { get; init; }
}
