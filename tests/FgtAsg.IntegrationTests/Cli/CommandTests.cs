using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>The operator's tool as a process, as its users run it.</summary>
[Collection(SandboxTests.Name)]
public sealed class CommandTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [SandboxFact]
    public async Task Demo_Json_PrintsOneDocumentWithoutViolations()
    {
        var (exitCode, output, error) = await RunAsync("demo", "--json");

        Assert.True(exitCode == 0, output + error);
        var report = JsonNode.Parse(output)!;
        Assert.Empty(report["violations"]!.AsArray());
        Assert.Equal(3, report["launched"]!.AsArray().Count);
        Assert.All(report["launched"]!.AsArray(), i => Assert.Equal("completed", i!["answer"]!["status"]!.GetValue<string>()));
        Assert.Equal(2, report["remaining"]!.AsArray().Count);
        Assert.Equal(2, report["trackFile"]!.AsObject().Count);
        Assert.Empty(report["terminated"]!["interfacesLeft"]!.AsArray());
        Assert.Empty(report["terminated"]!["elasticIpsLeft"]!.AsArray());
    }

    [SandboxFact]
    public async Task Demo_ForPeople_ShowsTables()
    {
        var (exitCode, output, error) = await RunAsync("demo", "--instances", "1");

        Assert.True(exitCode == 0, output + error);
        Assert.Contains("In service after the launches", output, StringComparison.Ordinal);
        Assert.Contains("Elastic IP", output, StringComparison.Ordinal);
        Assert.Contains("the track file equals EC2", output, StringComparison.Ordinal);
    }

    [SandboxTheory]
    [InlineData("docs/events/launch.json", false, 0, "completed")]
    [InlineData("docs/events/terminate.json", true, 0, "completed")]
    [InlineData("global.json", false, 0, "ignored")]
    public async Task Invoke_EventFile_PrintsTheAnswer(string file, bool inService, int expectedExitCode, string status)
    {
        string[] options = inService ? ["--in-service"] : [];
        var (exitCode, output, error) = await RunAsync(["invoke", file, .. options]);

        Assert.True(exitCode == expectedExitCode, output + error);
        Assert.Equal(status, JsonNode.Parse(output)!["status"]!.GetValue<string>());
    }

    [SandboxFact]
    public async Task Invoke_NotAnEvent_ExitsWithOneAndTheTypedError()
    {
        var (exitCode, output, error) = await RunAsync("invoke", "README.md");

        Assert.True(exitCode == 1, output + error);
        Assert.Equal("MalformedEvent", JsonNode.Parse(output)!["errorType"]!.GetValue<string>());
    }

    [Fact]
    public async Task Invoke_MissingFile_ExitsWithTwoAndSaysSo()
    {
        var (exitCode, _, error) = await RunAsync("invoke", "no-such-event.json");

        Assert.Equal(2, exitCode);
        Assert.Contains("no-such-event.json", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "demo")]
    [InlineData("demo --help", "--keep")]
    [InlineData("invoke --help", "${instance}")]
    public async Task Help_EveryCommand_NamesItsOptions(string arguments, string expected)
    {
        var (exitCode, output, _) = await RunAsync(arguments.Split(' '));

        Assert.Equal(0, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        Tool.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "fgt-asg.dll"), .. arguments], _timeout.Token);
}
