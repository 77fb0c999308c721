using FgtAsg.Sandbox.Moto;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>Whether the local AWS can be had here. On a build server it must be: there a test that needs it fails instead.</summary>
internal static class SandboxAvailability
{
    private static readonly Lazy<string?> Reason = new(Probe);

    /// <summary>Why tests that need the sandbox are skipped; <see langword="null"/> when they are not.</summary>
    public static string? SkipReason => Reason.Value;

    public static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") == "true";

    private static string? Probe()
    {
        if (IsBuildServer)
        {
            return null;
        }

        if (OperatingSystem.IsWindows())
        {
            return "Functions are started through a POSIX shell: run this in WSL.";
        }

        try
        {
            // xunit asks for the reason when it reads the attribute, where nothing can be awaited.
            MotoServer.PrepareAsync().GetAwaiter().GetResult();
            return null;
        }
        catch (MotoUnavailableException exception)
        {
            return exception.Message;
        }
    }
}
