using System.IO.Compression;
using System.Security.Cryptography;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>
/// build-lambda.sh with a fake compiler. <see cref="ReadyToRunZipTests"/> and <see cref="NativeZipTests"/> use the real ones.
/// </summary>
public sealed class BuildLambdaTests : IAsyncLifetime, IDisposable
{
    // Publishes files to pack, and files that must not be packed.
    private const string Dotnet = """
        echo "$*" >>"$LOG"
        case $1 in
          --version) echo 10.0.100 ;;
          restore) eval "$ON_RESTORE" ;;
          publish)
            ls "${2%/*}" | tr '\n' ' ' >>"$LOG"
            mkdir "$5" && cd "$5" && touch FgtAsg FgtAsg.dll FgtAsg.deps.json FgtAsg.runtimeconfig.json FgtAsg.pdb FgtAsg.xml FgtAsg.dbg ;;
        esac
        """;

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2), TimeProvider.System);
    private readonly FakeTools _tools = new();
    private SmallCheckout _checkout = null!;

    public async Task InitializeAsync() => _checkout = await SmallCheckout.CreateAsync(_timeout.Token);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _checkout.Dispose();
        _tools.Dispose();
        _timeout.Dispose();
    }

    [ToolFact(Tools.Shell)]
    public async Task Build_WithoutOutput_WritesToDistAndCleansUp()
    {
        var (exitCode, output, error) = await BuildAsync();

        Assert.True(exitCode == 0, error);
        var zip = Path.Combine(_checkout.Root, "dist", "fgt-asg-lambda.zip");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(zip, _timeout.Token)));
        Assert.Equal($"path    {zip}\nsize    {new FileInfo(zip).Length} bytes\nsha256  {sha256}\n", output);
        Assert.Equal(["FgtAsg.deps.json", "FgtAsg.dll", "FgtAsg.pdb", "FgtAsg.runtimeconfig.json"], Names(zip));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_checkout.TemporaryDirectory));
        Assert.DoesNotContain("Uncommitted", error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Shell)]
    public async Task Build_RelativeOutput_IsRelativeToTheCaller()
    {
        Directory.CreateDirectory(Path.Combine(_checkout.Root, "elsewhere"));

        var (exitCode, _, error) = await BuildAsync(
            arguments: ["--output", "new/my.zip"], directory: Path.Combine(_checkout.Root, "elsewhere"));

        Assert.True(exitCode == 0, error);
        Assert.Equal(["my.zip"], Directory.GetFiles(Path.Combine(_checkout.Root, "elsewhere", "new")).Select(Path.GetFileName));
    }

    [ToolFact(Tools.Shell)]
    public async Task Build_UncommittedChanges_AreBuiltAndReported()
    {
        _checkout.Write("src/FgtAsg/New.cs", "");
        _checkout.Write("src/FgtAsg/ignored.cs", "");
        File.Delete(Path.Combine(_checkout.Root, "global.json"));

        var (exitCode, _, error) = await BuildAsync();

        Assert.True(exitCode == 0, error);
        Assert.Contains(
            "Uncommitted changes that are built, too:\n D global.json\n?? src/FgtAsg/New.cs\n", error, StringComparison.Ordinal);
        Assert.Contains("FgtAsg.csproj New.cs packages.lock.json ", _tools.Log, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Shell)]
    public async Task Build_RestoreChoosesOtherPackages_IsRefused()
    {
        var (exitCode, output, error) = await BuildAsync("""sed -i.bak 's/abc==/def==/' "${2%/*}/packages.lock.json" """);

        Assert.Equal(1, exitCode);
        Assert.Contains("the restored packages differ from src/FgtAsg/packages.lock.json", error, StringComparison.Ordinal);
        Assert.Equal("", output);
        Assert.DoesNotContain("publish", _tools.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_checkout.TemporaryDirectory));
    }

    [ToolFact(Tools.Shell)]
    public async Task Build_FeedLacksTheCompiler_ReportsIt()
    {
        const string Problem = "error NU1101: Unable to find package runtime.linux-x64.Microsoft.DotNet.ILCompiler.";

        var (exitCode, output, error) = await BuildAsync($"echo '{Problem}'; exit 1", ["--aot", "--arch", Machine]);

        Assert.Equal(1, exitCode);
        Assert.Contains(Problem, error, StringComparison.Ordinal);
        Assert.Contains(
            $"The package feed lacks the native compiler for linux-{Machine} (above): add a feed that has it.\n",
            error,
            StringComparison.Ordinal);
        Assert.Contains("build-lambda.sh: dotnet restore failed\n", error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [ToolTheory(Tools.Shell)]
    [InlineData("GLIBC_2.2.5 GLIBC_2.34 GLIBC_2.9", null)]
    [InlineData("GLIBC_2.2.5 GLIBC_2.38 GLIBC_2.4", "the executable needs glibc 2.38, but Amazon Linux 2023 has 2.34")]
    [InlineData("GLIBC_2.34 GLIBC_ABI_DT_RELR", "the executable needs glibc 2.36, but Amazon Linux 2023 has 2.34")]
    [InlineData("GLIBC_PRIVATE", "cannot tell which glibc the executable needs")]
    public async Task Aot_RequiredGlibc_IsCheckedAgainstAmazonLinux(string versions, string? refusal)
    {
        _tools.Add("readelf", $"echo '{versions}'");

        var (exitCode, output, error) = await BuildAsync(arguments: ["--aot", "--arch", Machine]);

        if (refusal is null)
        {
            Assert.True(exitCode == 0, error);
            Assert.Equal(["FgtAsg"], Names(Path.Combine(_checkout.Root, "dist", "fgt-asg-lambda.zip")));
        }
        else
        {
            Assert.Equal(1, exitCode);
            Assert.Contains(refusal, error, StringComparison.Ordinal);
            Assert.Equal("", output);
        }
    }

    private static string Machine => Packages.Machine;

    private static string[] Names(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private Task<(int ExitCode, string Output, string Error)> BuildAsync(
        string onRestore = "", string[]? arguments = null, string? directory = null)
    {
        _tools.Add("dotnet", Dotnet);
        return Script.RunAsync(_checkout.BuildScript, arguments ?? [], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = _tools.PathBeforeOthers,
            ["ON_RESTORE"] = onRestore,
            ["TMPDIR"] = _checkout.TemporaryDirectory,
        }, directory, _timeout.Token);
    }
}
