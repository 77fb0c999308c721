using System.Globalization;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>What a process has used so far, as /proc tells it. Of Linux only.</summary>
/// <param name="PeakMegabytes">The most memory that was resident at once (VmHWM), in units of 10^6 bytes.</param>
/// <param name="Cpu">Of the threads that are there: those that ended meanwhile are not counted, and a short-lived process ends none.</param>
internal sealed record ProcessUsage(double PeakMegabytes, TimeSpan Cpu)
{
    private const double BytesOfKilobyte = 1024;

    public static ProcessUsage Of(int processId)
    {
        var peak = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = Number(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]);
        // Nanoseconds, where /proc/pid/stat counts in hundredths of a second.
        var nanoseconds = Directory.GetDirectories($"/proc/{processId}/task").Sum(task => Number(File.ReadAllText($"{task}/schedstat").Split(' ')[0]));
        return new ProcessUsage(kilobytes * BytesOfKilobyte / 1e6, TimeSpan.FromMicroseconds(nanoseconds / 1000));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
