using System.ComponentModel;
using System.Diagnostics;

namespace FgtAsg.Tests.Sandbox;

/// <summary>Whether python3 is here, which some fakes are written in. A build server must have it: there the tests fail instead.</summary>
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
