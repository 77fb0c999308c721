using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>Runs the tool in a process, as users do.</summary>
internal static class CommandLine
{
    public static string Program => Path.Combine(AppContext.BaseDirectory, "fgt-asg.dll");

    public static Task<(int ExitCode, string Output, string Error)> RunAsync(
        CancellationToken cancellationToken, params string[] arguments) =>
        Tool.RunAsync("dotnet", [Program, .. arguments], cancellationToken);
}
