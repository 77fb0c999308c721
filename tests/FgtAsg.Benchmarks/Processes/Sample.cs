using FgtAsg.Benchmarks.Functions;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Benchmarks.Processes;

/// <summary>One event that was handled.</summary>
internal sealed record Sample
{
    public required string Variant { get; init; }

    public required Work Work { get; init; }

    /// <summary>Added to each call.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>From the start of the process, or the arrival of the event at a warm one, to the answer.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>What the process computed for it.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>The process' peak so far.</summary>
    public required double PeakMegabytes { get; init; }

    public required int Calls { get; init; }

    /// <summary>How long the calls were with the endpoint, added up; calls that went on at the same time count each.</summary>
    public required TimeSpan Endpoint { get; init; }

    public static Sample Of(string variant, Work work, TimeSpan latency, TimeSpan time, ProcessUsage usage, TimeSpan cpuBefore, IReadOnlyList<RecordedCall> calls) => new()
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
