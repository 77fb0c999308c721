using System.Reflection;
using FgtAsg.Cli;
using FgtAsg.IntegrationTests.Cli;

namespace FgtAsg.IntegrationTests.Documents;

/// <summary>The version of Directory.Build.props has what a release needs.</summary>
public sealed class VersionTests
{
    private static readonly string Version =
        typeof(CommandLineTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    [Fact]
    public void Changelog_HasAnEntryOfTheVersion() =>
        Assert.Contains(
            File.ReadLines(Path.Combine(Repository.Root, "CHANGELOG.md")),
            line => line.StartsWith($"## [{Version}] - ", StringComparison.Ordinal));

    [Fact]
    public async Task Tool_VersionOption_PrintsTheVersion()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);

        var (exitCode, output, error) = await CommandLine.RunAsync(timeout.Token, "--version");

        Assert.Equal((0, Version, ""), (exitCode, output.Trim(), error));
    }
}
