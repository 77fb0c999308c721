using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The <c>aws</c> command.</summary>
internal static class AwsCli
{
    /// <summary>Why tests that need it are skipped; null where they are not, and on a build server, where it must be there.</summary>
    public static string? SkipReason { get; } = SandboxAvailability.SkipReason ?? (
        SandboxAvailability.IsBuildServer || IsOnPath("aws") ? null : "The AWS CLI is not installed.");

    public static bool IsOnPath(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(directory => File.Exists(Path.Combine(directory, command)));
}
