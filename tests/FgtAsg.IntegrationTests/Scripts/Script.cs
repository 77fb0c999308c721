using System.Diagnostics;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>Runs a script as users do.</summary>
internal static class Script
{
    public const string BuildLambda = "build-lambda.sh";
    public const string AwsInit = "aws-init-terraform.sh";

    /// <summary>The path of a script in this checkout.</summary>
    public static string PathOf(string name) => Path.Combine(Repository.Root, name);

    /// <param name="script">The script's path.</param>
    /// <param name="environment">
    /// Variables in addition to those of the test process. AWS variables of the test process are not passed on.
    /// </param>
    /// <param name="directory">
    /// The working directory, by default the system's temporary directory: scripts must work in any directory.
    /// </param>
    /// <param name="cancellationToken">Kills the script.</param>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string script,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        string? directory,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(script, arguments) { WorkingDirectory = directory ?? Path.GetTempPath() };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Tool.RunAsync(start, cancellationToken);
    }
}
