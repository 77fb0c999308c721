using System.Globalization;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;

namespace FgtAsg.Simulation.Running;

/// <summary>Everything that determines a history. The same case gives the same history, call by call.</summary>
/// <param name="Seed">The seed of all random numbers: interleaving, jitter, ids and delays.</param>
/// <param name="Latency">Whether the services lag behind.</param>
/// <param name="Faults">The faults of the history.</param>
internal sealed record Case(HistoryKind Kind, int Seed, LatencyProfile Latency, IReadOnlyList<Fault> Faults)
{
    /// <summary>Parses the output of <see cref="ToString"/>: <c>launch/twice calm 7 killed-before@17 answer-lost@30</c>.</summary>
    /// <exception cref="FormatException">The text is not a case.</exception>
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
                $"'{text}' is not a history: expected scenario/delivery latency-profile seed fault@call..., "
                + "as in launch/twice calm 7 killed-before@17.");
    }

#pragma warning disable CA1308 // Written in lower case.
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
