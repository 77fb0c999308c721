using System.Text.Json;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>Reads the metric of the wait for the track file from the function's log.</summary>
internal static class WaitMetric
{
    private const string Name = "TrackFileWait";

    /// <returns>Milliseconds, one value for each line with the metric.</returns>
    public static IReadOnlyList<double> In(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Contains($"\"{Name}\"", StringComparison.Ordinal)).Select(Read)];

    private static double Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(Name).GetDouble();
    }
}
