using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>What came of many launches at once.</summary>
internal sealed record BurstResult
{
    /// <summary>Where it took place.</summary>
    public required string Where { get; init; }

    public required int Launches { get; init; }

    public required TimeSpan Latency { get; init; }

    /// <summary>From the first event to the last answer.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The operation whose calls, by its limit, take longest; null where nothing is limited.</summary>
    public RequestUse? Slowest { get; init; }

    /// <summary>Calls that EC2 refused for its limits.</summary>
    public int Throttled { get; init; }

    /// <summary>How often the function was invoked.</summary>
    public required int Invocations { get; init; }

    /// <summary>How many of the launched instances the track file has.</summary>
    public required int Kept { get; init; }

    public required int Completed { get; init; }

    /// <summary>How long each writer waited for the track file, in milliseconds, by the function's own metric.</summary>
    public required IReadOnlyList<double> Waits { get; init; }

    /// <summary>From an invocation's start to its answer, in milliseconds.</summary>
    public required IReadOnlyList<double> Durations { get; init; }

    /// <summary>The calls of all, by service.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>How often the track file was written.</summary>
    public required int Writes { get; init; }
}
