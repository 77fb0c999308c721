using System.Globalization;
using FgtAsg.Benchmarks.Reports;

namespace FgtAsg.Benchmarks.Bursts;

internal static class BurstTables
{
    private const double MostTimesLeast = 1.5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    public static ReportTable Of(IReadOnlyList<BurstResult> results)
    {
        var first = results[0];
        var table = new ReportTable(
            Text($"{first.Launches} launches at once on one track file, {first.Latency.TotalMilliseconds:0} ms a call"),
            [
                "", "time, s", "limit, s", "", "completed", "entries kept", "wait for the file, s (minimum / median / maximum)",
                "invocation, s", "track file puts", "S3 calls a launch", "calls a launch",
            ]);
        foreach (var result in results)
        {
            table.Add(
                result.Where,
                Text($"{result.Time.TotalSeconds:0.0}"),
                Text($"{Longest.TotalSeconds:0}"),
                result.Time < Longest && result.Kept == result.Launches ? "met" : "NOT met",
                Text($"{result.Completed} of {result.Launches}"),
                Text($"{result.Kept} of {result.Launches}"),
                Spread.Of(result.Waits.Select(wait => wait / 1000)).Text("0.0"),
                Spread.Of(result.Durations.Select(duration => duration / 1000)).Text("0.0"),
                Text($"{result.Writes}"),
                Text($"{(double)result.Calls.GetValueOrDefault("s3") / result.Launches:0.0}"),
                Text($"{(double)result.Calls.Values.Sum() / result.Launches:0.0}"));
        }

        return table;
    }

    /// <summary>Bursts that EC2's request limits bound: the time of each, beside the minimum by its slowest limit.</summary>
    public static ReportTable OfLimits(IReadOnlyList<BurstResult> results)
    {
        var table = new ReportTable(
            "Launches at once in an account with EC2's limits",
            [
                "", "time, s", "slowest limit", "minimum, s", "ratio", "limit", "", "completed", "invocations a launch",
                "calls a launch", "throttled calls a launch",
            ]);
        foreach (var result in results)
        {
            var least = result.Slowest!.Least;
            table.Add(
                Text($"{result.Launches} launches, {result.Where}"),
                Text($"{result.Time.TotalSeconds:0}"),
                result.Slowest.Operation,
                Text($"{least.TotalSeconds:0}"),
                Text($"{result.Time / least:0.00}"),
                Text($"{MostTimesLeast:0.0}"),
                result.Time < least * MostTimesLeast && result.Completed == result.Launches ? "met" : "NOT met",
                Text($"{result.Completed} of {result.Launches}"),
                Text($"{(double)result.Invocations / result.Launches:0.00}"),
                Text($"{(double)result.Calls.Values.Sum() / result.Launches:0}"),
                Text($"{(double)result.Throttled / result.Launches:0}"));
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
