using System.Globalization;
using System.Runtime.InteropServices;

namespace FgtAsg.Benchmarks.Reports;

/// <summary>The machine of the measurements, without its name.</summary>
internal static class Machine
{
    public static string Description()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(2, 30);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GiB of memory, {RuntimeInformation.OSArchitecture}; "
                + $"{Os()}; {RuntimeInformation.FrameworkDescription}");
    }

    private static string Processor() =>
        Field("/proc/cpuinfo", "model name", ':') ?? "an unknown processor";

    private static string Os() => Field("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;

    private static string? Field(string file, string name, char separator) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(separator, 2)[^1].Trim()
        : null;
}
