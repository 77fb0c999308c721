using FgtAsg.IntegrationTests.Support;
namespace FgtAsg.IntegrationTests.Scripts;

public sealed class ArgumentTests : IDisposable
{
    // The commands that the scripts use or look for before they have checked that all tools are there.
    private static readonly string[] Commands =
    [
        "bash", "env", "dirname", "cat", "uname", "getconf", "git", "tar", "zip", "dotnet", "sha256sum", "shasum", "clang", "gcc", "ld",
        "objcopy", "readelf", "aws",
    ];

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [ToolTheory(Tools.Shell)]
    [InlineData(Script.BuildLambda)]
    [InlineData(Script.AwsInit)]
    public async Task Help_PrintsUsageAndSucceeds(string script)
    {
        var (exitCode, output, error) = await RunAsync(script, ["--help"]);

        Assert.Equal(0, exitCode);
        Assert.StartsWith($"Usage: {script} [--", output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    [ToolTheory(Tools.Shell)]
    [InlineData(Script.BuildLambda, "unknown argument: --fast", "--fast")]
    [InlineData(Script.BuildLambda, "unknown argument: x64", "x64")]
    [InlineData(Script.BuildLambda, "--arch needs a value", "--arch")]
    [InlineData(Script.BuildLambda, "--arch needs a value", "--arch=")]
    [InlineData(Script.BuildLambda, "--arch is x64 or arm64, not mips", "--arch", "mips")]
    [InlineData(Script.BuildLambda, "--arch x86_64: write x64", "--arch=x86_64")]
    [InlineData(Script.BuildLambda, "unknown argument: --framework", "--framework", "net9.0")]
    [InlineData(Script.BuildLambda, "--output is a file, and / is a directory", "--output", "/")]
    [InlineData(Script.AwsInit, "unknown argument: --force", "--force")]
    [InlineData(Script.AwsInit, "--profile needs a value", "--profile")]
    [InlineData(Script.AwsInit, "--region is a region's name, for example eu-central-1, not Frankfurt", "--region", "Frankfurt")]
    public async Task BadArguments_SaysWhyAndPrintsUsage(string script, string why, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(script, arguments);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"{script}: {why}\nUsage: {script} ", error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [ToolTheory(Tools.Shell)]
    [InlineData(Script.BuildLambda, "git is missing. Install it: ", "git")]
    [InlineData(Script.BuildLambda, "zip is missing. Install it: ", "zip")]
    [InlineData(Script.BuildLambda, "dotnet is missing. Install it: the .NET 10 SDK", "dotnet")]
    [InlineData(Script.BuildLambda, "sha256sum is missing. Install it: ", "sha256sum shasum")]
    [InlineData(Script.BuildLambda, "--aot needs clang or gcc to link. Install one: ", "clang gcc", "--aot")]
    [InlineData(Script.BuildLambda, "objcopy is missing. Install it: ", "objcopy", "--aot")]
    [InlineData(Script.BuildLambda, "readelf is missing. Install it: ", "readelf", "--aot")]
    [InlineData(Script.AwsInit, "aws is missing. Install the AWS CLI", "aws")]
    public async Task ToolIsMissing_SaysWhatToInstall(string script, string why, string missing, params string[] arguments)
    {
        using var tools = new FakeTools().Link(Commands.Except(missing.Split(' ')));
        if (arguments.Contains("--aot"))
        {
            arguments = [.. arguments, "--arch", Machine];
        }

        var (exitCode, output, error) = await RunAsync(script, arguments, tools.PathAlone);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{script}: {why}", error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [ToolFact(Tools.Shell)]
    public async Task Aot_OtherArchitecture_IsRefusedBeforeTheBuild()
    {
        var other = Machine == "x64" ? "arm64" : "x64";

        var (exitCode, _, error) = await RunAsync(Script.BuildLambda, ["--aot", "--arch", other]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            $"build-lambda.sh: --aot --arch {other} needs a {other} machine (this one is {Machine})", error, StringComparison.Ordinal);
    }

    private static string Machine => Packages.Machine;

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string script, IEnumerable<string> arguments, string? path = null) =>
        Script.RunAsync(
            Script.PathOf(script),
            arguments,
            path is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = path },
            directory: null,
            _timeout.Token);
}
