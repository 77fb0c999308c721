using System.IO.Compression;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A zip that build-lambda.sh made, and its content, unpacked as Lambda does.</summary>
internal sealed class BuiltZip : IDisposable
{
    private readonly DirectoryInfo _directory;

    private BuiltZip(DirectoryInfo directory) => _directory = directory;

    public string ZipPath => Path.Combine(_directory.FullName, "function.zip");

    /// <summary>The script's standard output.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The script's standard error.</summary>
    public string Log { get; private set; } = "";

    public string UnpackedDirectory => Path.Combine(_directory.FullName, "unpacked");

    /// <param name="root">The checkout whose script is run.</param>
    /// <param name="arguments">The arguments in addition to <c>--output</c>.</param>
    public static async Task<BuiltZip> BuildAsync(string root, params string[] arguments)
    {
        // A build takes minutes on a busy machine. The timeout ends the test if the build hangs.
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(15), TimeProvider.System);
        var zip = new BuiltZip(Directory.CreateTempSubdirectory("fgt-asg-zip-"));
        try
        {
            var (exitCode, output, error) = await Script.RunAsync(
                Path.Combine(root, Script.BuildLambda),
                [.. arguments, "--output", zip.ZipPath],
                environment: null,
                directory: "/",
                timeout.Token);
            Assert.True(exitCode == 0, error);
            zip.Output = output;
            zip.Log = error;
            await ZipFile.ExtractToDirectoryAsync(zip.ZipPath, zip.UnpackedDirectory, timeout.Token);
            return zip;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>Name, Unix permissions and time of each entry, in the order of the zip.</summary>
    public IReadOnlyList<(string Name, string Mode, DateTime Time)> Entries()
    {
        using var archive = ZipFile.OpenRead(ZipPath);
        return
        [
            .. archive.Entries.Select(e => (
                e.FullName, Convert.ToString((e.ExternalAttributes >> 16) & 0b111_111_111, 8), e.LastWriteTime.DateTime)),
        ];
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
