using System.ComponentModel;
using System.Diagnostics;

namespace FgtAsg.Tests.Sandbox;

/// <summary>
/// Whether python3 is installed, which some fakes need. On a build server, the tests fail without it instead of being skipped.
/// </summary>
internal static class Python
{
    private static readonly Lazy<string?> Reason = new(Probe);

    public static string? SkipReason => Reason.Value;

    private static string? Probe()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            return null;
        }

        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", "--version")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
            python.WaitForExit();
            return python.ExitCode == 0 ? null : "python3 does not run.";
        }
        catch (Win32Exception)
        {
            return "There is no python3.";
        }
    }
}
