using System.Diagnostics;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>A test that needs python3 with botocore; without it, it is skipped, but on CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere = new(Look);

    public BotocoreFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsThere.Value)
        {
            Skip = "There is no python3 with botocore.";
        }
    }

    private static bool Look()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import botocore.session"])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            })!;
            python.StandardError.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
