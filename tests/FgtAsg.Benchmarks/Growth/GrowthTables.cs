using System.Globalization;
using FgtAsg.Benchmarks.Reports;

namespace FgtAsg.Benchmarks.Growth;

internal static class GrowthTables
{
    public static ReportTable Of(IReadOnlyList<GrowthPoint> points)
    {
        var table = new ReportTable(
            "One event by the size of the fleet (medians of cold processes)",
            "", "time, ms", "CPU, ms", "calls' time with the endpoint, ms", "calls", "sent, kB", "received, kB");
        foreach (var point in points.OrderBy(point => point.Event, StringComparer.Ordinal).ThenBy(point => point.Instances))
        {
            table.Add(
                Text($"{point.Event}, {point.Instances:#,0} instances"),
                Text($"{point.Milliseconds:0}"),
                Text($"{point.CpuMilliseconds:0}"),
                Text($"{point.EndpointMilliseconds:0}"),
                Text($"{point.Calls:0}"),
                Text($"{point.SentBytes / 1e3:#,0}"),
                Text($"{point.ReceivedBytes / 1e3:#,0}"));
        }

        return table;
    }

    public static string Chart(IReadOnlyList<GrowthPoint> points) => Charts.Render(
        "What one event costs as the fleet grows",
        "instances in the fleet",
        [
            Panel(points, "time, ms", point => point.Milliseconds),
            Panel(points, "CPU, ms", point => point.CpuMilliseconds),
            Panel(points, "calls", point => point.Calls),
            Panel(points, "sent and received, kB", point => (point.SentBytes + point.ReceivedBytes) / 1e3),
        ]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static ChartPanel Panel(IReadOnlyList<GrowthPoint> points, string title, Func<GrowthPoint, double> figure) => new(
        title,
        [
            .. points.GroupBy(point => point.Event, StringComparer.Ordinal).Select(group => new ChartLine(
                group.Key, [.. group.OrderBy(point => point.Instances).Select(point => ((double)point.Instances, figure(point)))])),
        ]);
}
