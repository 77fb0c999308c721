using System.Reflection;
using FgtAsg.Cli;
using FgtAsg.Cli.Commands;

namespace FgtAsg.IntegrationTests.Documents;

/// <summary>The version of Directory.Build.props is what a release needs.</summary>
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
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandLineTool.RunAsync(["--version"], new StandardStreams(Stream.Null, output, error));

        Assert.Equal((0, Version), (code, output.ToString().Trim()));
    }
}
