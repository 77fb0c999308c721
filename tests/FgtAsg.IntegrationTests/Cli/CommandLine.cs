using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>The operator's tool as a process, as its users run it.</summary>
internal static class CommandLine
{
    public static string Program => Path.Combine(AppContext.BaseDirectory, "fgt-asg.dll");

    public static Task<(int ExitCode, string Output, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        Tool.RunAsync("dotnet", [Program, .. arguments], cancellationToken);
}
