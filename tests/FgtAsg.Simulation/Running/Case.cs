using System.Globalization;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;

namespace FgtAsg.Simulation.Running;

/// <summary>Everything that decides a history: the same case is the same history, call by call.</summary>
/// <param name="Kind">What happens, and how the function is told of it.</param>
/// <param name="Seed">Of all dice: interleaving, jitter, ids, and delays.</param>
/// <param name="Latency">Whether the services are as slow to agree as they may be.</param>
/// <param name="Faults">What goes wrong.</param>
internal sealed record Case(HistoryKind Kind, int Seed, LatencyProfile Latency, IReadOnlyList<Fault> Faults)
{
    /// <summary>What <see cref="ToString"/> gives: <c>launch/twice calm 7 killed-before@17 answer-lost@30</c>.</summary>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Case Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var kind, var latency, var seed, .. var faults]
            ? new Case(
                HistoryKind.Parse(kind),
                int.Parse(seed, NumberStyles.None, CultureInfo.InvariantCulture),
                Enum.Parse<LatencyProfile>(latency, ignoreCase: true),
                [.. faults.Select(Fault.Parse)])
            : throw new FormatException(
                $"'{text}' is no history: it is written scenario/delivery latency-profile seed fault@call..., "
                + "as in launch/twice calm 7 killed-before@17.");
    }

#pragma warning disable CA1308 // How it is written is lower case.
    public override string ToString() => string.Join(
        ' ',
        [
            $"{Kind}",
            Latency.ToString().ToLowerInvariant(),
            Seed.ToString(CultureInfo.InvariantCulture),
            .. Faults.Select(fault => $"{fault}"),
        ]);
#pragma warning restore CA1308
}
