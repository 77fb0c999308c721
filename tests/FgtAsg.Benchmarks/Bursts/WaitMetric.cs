using System.Text.Json;

namespace FgtAsg.Benchmarks.Bursts;

/// <summary>Reads the function's metric of the wait for the track file from its log.</summary>
internal static class WaitMetric
{
    private const string Name = "TrackFileWait";

    /// <returns>Milliseconds, one for each line that has the metric.</returns>
    public static IReadOnlyList<double> In(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Contains($"\"{Name}\"", StringComparison.Ordinal)).Select(Read)];

    private static double Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(Name).GetDouble();
    }
}
