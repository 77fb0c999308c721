using FgtAsg.Sandbox.Moto;

namespace FgtAsg.Tests.Sandbox.Moto;

/// <summary>Against scripts that behave as Python does, with and without moto.</summary>
public sealed class MotoPythonTests : IDisposable
{
    private const string WithMoto = "#!/bin/sh\nexit 0\n";

    // Makes a "virtual environment" whose interpreter has moto once its pip has run.
    private const string WithoutMoto = """
        #!/bin/sh
        PATH=/usr/bin:/bin
        [ "$1 $2" = "-m venv" ] || exit 3
        mkdir -p "$4/bin"
        cat >"$4/bin/python3" <<'EOF'
        #!/bin/sh
        PATH=/usr/bin:/bin
        if [ "$2" = pip ]; then
            echo "$@" >>"$0.pip"
            exit 0
        fi
        [ -f "$0.pip" ] || exit 3
        EOF
        chmod +x "$4/bin/python3"
        """;

    private const string Offline = """
        #!/bin/sh
        [ "$1 $2" = "-m venv" ] || exit 3
        echo "ERROR: No matching distribution found" >&2
        exit 1
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("moto-python-");
    private readonly List<string> _progress = [];

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task FindOrInstall_SecondCandidateHasMoto_TakesItAndInstallsNothing()
    {
        var python = Script("python", WithMoto);

        Assert.Equal(python, await Python("no-such-python", Script("bare", WithoutMoto), python).FindOrInstallAsync(CancellationToken.None));
        Assert.Empty(_progress);
    }

    [Fact]
    public async Task FindOrInstall_NoneHasMoto_InstallsThePinnedOneOnce()
    {
        var bare = Script("bare", WithoutMoto);

        var installed = await Python(bare).FindOrInstallAsync(CancellationToken.None);
        var again = await Python(bare).FindOrInstallAsync(CancellationToken.None);

        Assert.Equal(Path.Combine(_directory.FullName, "cache", "moto-5.2.1", "bin", "python3"), installed);
        Assert.Equal(installed, again);
        Assert.EndsWith("moto[server]==5.2.1", Assert.Single(await File.ReadAllLinesAsync(installed + ".pip")), StringComparison.Ordinal);
        Assert.Equal(2, _progress.Count);
    }

    [Fact]
    public async Task FindOrInstall_TwoAtOnce_InstallOnce()
    {
        var bare = Script("bare", WithoutMoto);

        var both = await Task.WhenAll(
            Python(bare).FindOrInstallAsync(CancellationToken.None), Python(bare).FindOrInstallAsync(CancellationToken.None));

        Assert.Single(await File.ReadAllLinesAsync(both[0] + ".pip"));
    }

    [Fact]
    public async Task FindOrInstall_NoPython_SaysWhatToInstall()
    {
        var exception = await Assert.ThrowsAsync<MotoUnavailableException>(
            () => Python("no-such-python").FindOrInstallAsync(CancellationToken.None));

        Assert.Equal(
            "The local AWS needs moto. There is no Python here (looked for no-such-python). "
            + "Install Python 3.10 or later and run: python3 -m pip install \"moto[server]==5.2.1\"",
            exception.Message);
    }

    [Fact]
    public async Task FindOrInstall_Offline_SaysWhyItFailed()
    {
        var exception = await Assert.ThrowsAsync<MotoUnavailableException>(
            () => Python(Script("offline", Offline)).FindOrInstallAsync(CancellationToken.None));

        Assert.Contains("ERROR: No matching distribution found", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindOrInstall_SwitchedOff_InstallsNothing()
    {
        var options = Options(Script("bare", WithoutMoto)) with { Install = false };

        await Assert.ThrowsAsync<MotoUnavailableException>(() => new MotoPython(options).FindOrInstallAsync(CancellationToken.None));
        Assert.False(Directory.Exists(options.CacheDirectory));
        Assert.False(await MotoServer.IsAvailableAsync(options));
    }

    [Fact]
    public async Task Start_EndsAtOnce_SaysWhatPythonSaid()
    {
        var python = Script("python", "#!/bin/sh\n[ \"$1\" = -u ] || exit 0\necho broken >&2\nexit 4\n");

        var exception = await Assert.ThrowsAsync<MotoUnavailableException>(() => MotoServer.StartAsync(Options(python)));

        Assert.Contains("exit code 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NeverAnswers_GivesUp()
    {
        var python = Script("python", "#!/bin/sh\n[ \"$1\" = -u ] || exit 0\nread -r line\n");

        var exception = await Assert.ThrowsAsync<MotoUnavailableException>(
            () => MotoServer.StartAsync(Options(python) with { StartTimeout = TimeSpan.FromMilliseconds(300) }));

        Assert.StartsWith("moto did not answer within", exception.Message, StringComparison.Ordinal);
    }

    private MotoPython Python(params string[] candidates) => new(Options(candidates));

    private MotoServerOptions Options(params string[] candidates) => new()
    {
        PythonCandidates = candidates,
        CacheDirectory = Path.Combine(_directory.FullName, "cache"),
        Progress = _progress.Add,
    };

    private string Script(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
