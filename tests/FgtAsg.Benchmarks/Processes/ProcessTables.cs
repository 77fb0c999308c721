using System.Globalization;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Benchmarks.Reports;

namespace FgtAsg.Benchmarks.Processes;

/// <summary>The tables of the whole-process benchmark, and each limit with its measurement.</summary>
internal static class ProcessTables
{
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(50);

    private static readonly (Work Work, string Name)[] Works =
    [
        (Work.ColdLaunch, "launch, cold"),
        (Work.WarmLaunch, "launch, warm"),
        (Work.ColdTerminate, "terminate, cold"),
        (Work.WarmTerminate, "terminate, warm"),
    ];

    public static IEnumerable<ReportTable> Of(ProcessResults results)
    {
        foreach (var latency in results.Samples.Select(sample => sample.Latency).Distinct())
        {
            yield return Times(results, latency);
        }

        yield return RoundTrips(results);
        yield return Sizes(results);
        yield return Limits(results);
    }

    private static ReportTable Times(ProcessResults results, TimeSpan latency)
    {
        var table = new ReportTable(
            latency == TimeSpan.Zero
                ? "Whole process, on a loopback endpoint (minimum / median / maximum)"
                : Text($"The same with {latency.TotalMilliseconds:0} ms added to each call"),
            "", "time, ms", "CPU, ms", "peak memory, MB", "calls", "calls' time with the endpoint, ms");
        foreach (var variant in results.Builds.Select(build => build.Name).Prepend(ProcessResults.Baseline))
        {
            foreach (var (work, name) in Works)
            {
                if (results.Of(variant, work, latency) is { Count: > 0 } samples)
                {
                    table.Add(
                        $"{variant}: {name}",
                        Spread.Of(samples.Select(s => s.Time.TotalMilliseconds)).ToString(),
                        Spread.Of(samples.Select(s => s.Cpu.TotalMilliseconds)).ToString(),
                        Spread.Of(samples.Select(s => s.PeakMegabytes)).Text("0.0"),
                        Spread.Of(samples.Select(s => (double)s.Calls)).ToString(),
                        Spread.Of(samples.Select(s => s.Endpoint.TotalMilliseconds)).ToString());
                }
            }
        }

        return table;
    }

    private static ReportTable RoundTrips(ProcessResults results)
    {
        var table = new ReportTable("Round trips, counted in lockstep", "", "calls", "longest chain", "bytes");
        foreach (var trips in results.RoundTrips)
        {
            table.Add(trips.Event, Text($"{trips.Calls}"), Text($"{trips.Depth}"), Text($"{trips.Bytes:#,0}"));
        }

        return table;
    }

    private static ReportTable Sizes(ProcessResults results)
    {
        var table = new ReportTable("Package", "", "zip, MB");
        foreach (var build in results.Builds)
        {
            table.Add(build.Name, Text($"{build.ZipBytes / 1e6:0.00}"));
        }

        return table;
    }

    private static ReportTable Limits(ProcessResults results)
    {
        var table = new ReportTable("Limits", "", "limit", "measured", "");
        foreach (var limit in AllLimits(results).Where(limit => !double.IsNaN(limit.Measured)))
        {
            table.Add(
                limit.Name,
                $"{limit.Most.ToString(CultureInfo.InvariantCulture)}{limit.Unit}",
                Text($"{limit.Measured:0.##}{limit.Unit}"),
                limit.IsMet ? "met" : "NOT met");
        }

        return table;
    }

    private static IEnumerable<Limit> AllLimits(ProcessResults results)
    {
        var launch = results.RoundTrips.Single(trips => trips.Event == "launch");
        var terminate = results.RoundTrips.Single(trips => trips.Event == "terminate");
        yield return new("calls of a launch", launch.Calls, 22, "");
        yield return new("longest chain of a launch", launch.Depth, 10, "");
        yield return new("calls of a terminate", terminate.Calls, 16, "");
        yield return new("longest chain of a terminate", terminate.Depth, 7, "");
        foreach (var build in results.Builds.Where(build => !build.IsEarlier))
        {
            if (results.Builds.FirstOrDefault(earlier => earlier.IsEarlier && earlier.IsNative == build.IsNative) is { } before)
            {
                yield return new(
                    $"{build.Name}: cold launch, relative to the earlier build",
                    OfEarlier(before, TimeSpan.Zero, s => s.Time.TotalMilliseconds),
                    1.1,
                    "");
                yield return new(
                    $"{build.Name}: cold launch with 50 ms a call, relative to the earlier build",
                    OfEarlier(before, Slow, s => s.Time.TotalMilliseconds),
                    1.1,
                    "");
                yield return new(
                    $"{build.Name}: peak memory, relative to the earlier build",
                    OfEarlier(before, TimeSpan.Zero, s => s.PeakMegabytes),
                    1.1,
                    "");
            }

            yield return new(
                $"{build.Name}: cold launch, relative to the script",
                Ratio(s => s.Time.TotalMilliseconds),
                build.IsNative ? 0.35 : 0.9,
                "");
            if (build.IsNative)
            {
                yield return new($"{build.Name}: peak memory, relative to the script", Ratio(s => s.PeakMegabytes), 0.5, "");
            }

            yield return new($"{build.Name}: zip", build.ZipBytes / 1e6, build.IsNative ? 7.5 : 6, " MB");
            yield return new($"{build.Name}: cold launch with 50 ms a call", Seconds(Work.ColdLaunch), 0.7, " s");
            yield return new($"{build.Name}: cold terminate with 50 ms a call", Seconds(Work.ColdTerminate), 0.6, " s");

            double Ratio(Func<Sample, double> of) =>
                results.Median(build.Name, Work.ColdLaunch, TimeSpan.Zero, of)
                / results.Median(ProcessResults.Baseline, Work.ColdLaunch, TimeSpan.Zero, of);

            double OfEarlier(FunctionBuild earlier, TimeSpan latency, Func<Sample, double> of) =>
                results.Median(build.Name, Work.ColdLaunch, latency, of) / results.Median(earlier.Name, Work.ColdLaunch, latency, of);

            double Seconds(Work work) => results.Median(build.Name, work, Slow, s => s.Time.TotalSeconds);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Limit(string Name, double Measured, double Most, string Unit)
    {
        public bool IsMet => Measured <= Most;
    }
}
