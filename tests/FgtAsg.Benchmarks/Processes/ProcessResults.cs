using FgtAsg.Benchmarks.Functions;
using FgtAsg.Benchmarks.Reports;

namespace FgtAsg.Benchmarks.Processes;

/// <summary>The measurements of whole processes.</summary>
internal sealed class ProcessResults
{
    public const string Baseline = "boto3 script";

    public required IReadOnlyList<FunctionBuild> Builds { get; init; }

    public required IReadOnlyList<Sample> Samples { get; init; }

    public required IReadOnlyList<RoundTrips> RoundTrips { get; init; }

    public IReadOnlyList<Sample> Of(string variant, Work work, TimeSpan latency) =>
        [.. Samples.Where(sample => sample.Variant == variant && sample.Work == work && sample.Latency == latency)];

    /// <summary>The median of a figure over all samples of one kind.</summary>
    public double Median(string variant, Work work, TimeSpan latency, Func<Sample, double> of) =>
        Spread.Of(Of(variant, work, latency).Select(of)).Median;
}
