using FgtAsg.IntegrationTests.StateMachines;
using FgtAsg.IntegrationTests.Terraform;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>The external tools of this machine. Each is looked for once, when the first test that needs it is discovered.</summary>
internal static class ToolCheck
{
    private static readonly (Tools Tool, Lazy<string?> Problem)[] Checks =
    [
        (Tools.Shell, new(() => MissingCommand("bash", "tar", "zip", "sha256sum|shasum"))),
        (Tools.Moto, new(() => MotoPython.Problem)),
        (Tools.AwsCli, new(() => MissingCommand("aws"))),
        (Tools.Terraform, new(() => MissingCommand("terraform") ?? ProviderMirror.Problem)),
        (Tools.Node, new(() => NodePackages.Problem)),
        (Tools.NativeCompiler, new(() => OperatingSystem.IsLinux()
            ? MissingCommand("clang|gcc", "ld", "objcopy", "readelf")
            : "A native build for Lambda needs Linux.")),
    ];

    public static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") == "true";

    /// <returns>
    /// The missing tools, a sentence each. Null if nothing is missing, and always on a build server, where the test fails instead.
    /// </returns>
    public static string? SkipReason(Tools tools) =>
        IsBuildServer || Missing(tools) is not { Length: > 0 } missing ? null : string.Join(' ', missing);

    private static string[] Missing(Tools tools) =>
        [.. Checks.Where(check => tools.HasFlag(check.Tool)).Select(check => check.Problem.Value).OfType<string>()];

    /// <param name="commands">Commands that must be on PATH; <c>a|b</c> means one of the two.</param>
    private static string? MissingCommand(params string[] commands)
    {
        var missing = commands.Where(command => !command.Split('|').Any(IsOnPath))
            .Select(command => command.Replace("|", " or ", StringComparison.Ordinal))
            .ToList();
        return missing.Count == 0 ? null : $"Missing on PATH: {string.Join(", ", missing)}.";
    }

    private static bool IsOnPath(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(directory => File.Exists(Path.Combine(directory, command)));
}
