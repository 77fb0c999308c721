using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The deployment package, built at the same time in this checkout and in a copy of it.</summary>
public sealed class ReadyToRunBuild : IAsyncLifetime
{
    private DirectoryInfo? _copy;

    internal BuiltZip Zip { get; private set; } = null!;

    internal BuiltZip ZipOfCopy { get; private set; } = null!;

    internal string CopyDirectory => _copy!.FullName;

    public async Task InitializeAsync()
    {
        // If the tests are skipped, the fixture must not fail.
        if (ToolCheck.SkipReason(Tools.Shell) is not null)
        {
            return;
        }

        _copy = Directory.CreateTempSubdirectory("fgt-asg-copy-");
        await CopyCheckoutAsync(_copy.FullName);
        var builds = await Task.WhenAll(Packages.ReadyToRunAsync(), BuiltZip.BuildAsync(_copy.FullName));
        (Zip, ZipOfCopy) = (builds[0], builds[1]);
    }

    public Task DisposeAsync()
    {
        ZipOfCopy?.Dispose();
        _copy?.Delete(recursive: true);
        return Task.CompletedTask;
    }

    // Copies the files that git knows, with uncommitted changes. A clone would lack the changes, so its zip would differ.
    private static async Task CopyCheckoutAsync(string directory)
    {
        var (_, files, _) = await Tool.RunAsync("git", ["ls-files", "-z", "-co", "--exclude-standard"], CancellationToken.None);
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(
            f => File.Exists(Path.Combine(Repository.Root, f))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(directory, file))!);
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(directory, file));
        }

        var (exitCode, output, error) = await Tool.RunAsync("git", ["init", "-q", directory], CancellationToken.None);
        Assert.True(exitCode == 0, output + error);
    }
}
