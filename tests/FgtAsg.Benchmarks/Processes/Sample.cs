using FgtAsg.Benchmarks.Functions;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Benchmarks.Processes;

/// <summary>The measurement of one event.</summary>
internal sealed record Sample
{
    public required string Variant { get; init; }

    public required Work Work { get; init; }

    /// <summary>The time added to each call.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>The time to the answer, from the start of the process, or from the arrival of the event in a warm process.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The CPU time that the process used for the event.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>The process's peak memory so far.</summary>
    public required double PeakMegabytes { get; init; }

    public required int Calls { get; init; }

    /// <summary>The sum of the times of the calls at the endpoint. Concurrent calls are all counted.</summary>
    public required TimeSpan Endpoint { get; init; }

    public static Sample Of(
        string variant,
        Work work,
        TimeSpan latency,
        TimeSpan time,
        ProcessUsage usage,
        TimeSpan cpuBefore,
        IReadOnlyList<RecordedCall> calls) => new()
        {
            Variant = variant,
            Work = work,
            Latency = latency,
            Time = time,
            Cpu = usage.Cpu - cpuBefore,
            PeakMegabytes = usage.PeakMegabytes,
            Calls = calls.Count,
            Endpoint = calls.Aggregate(TimeSpan.Zero, (sum, call) => sum + call.Duration),
        };
}
