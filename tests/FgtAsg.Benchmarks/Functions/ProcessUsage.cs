using System.Globalization;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>A process's resource usage so far, from /proc. Linux only.</summary>
/// <param name="PeakMegabytes">The peak of the resident memory (VmHWM), in units of 10^6 bytes.</param>
/// <param name="Cpu">
/// The CPU time of the existing threads. Threads that have ended are not counted; in a short-lived process none ends.
/// </param>
internal sealed record ProcessUsage(double PeakMegabytes, TimeSpan Cpu)
{
    private const double BytesOfKilobyte = 1024;

    public static ProcessUsage Of(int processId)
    {
        var peak = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = Number(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]);
        // schedstat counts nanoseconds; /proc/pid/stat counts hundredths of a second.
        var nanoseconds = Directory.GetDirectories($"/proc/{processId}/task")
            .Sum(task => Number(File.ReadAllText($"{task}/schedstat").Split(' ')[0]));
        return new ProcessUsage(kilobytes * BytesOfKilobyte / 1e6, TimeSpan.FromMicroseconds(nanoseconds / 1000));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
