using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A git checkout with the build script and almost no source files, for a fake <c>dotnet</c>.</summary>
internal sealed class SmallCheckout : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fgt-asg-checkout-");

    private SmallCheckout()
    {
        Directory.CreateDirectory(TemporaryDirectory);
        File.Copy(Repository.Root + "/build-lambda.sh", BuildScript);
        Write("global.json", "{}");
        Write("src/FgtAsg/FgtAsg.csproj", "<Project />");
        Write("src/FgtAsg/packages.lock.json", """{"net10.0": {"One": {"contentHash": "abc=="}}}""");
        Write(".gitignore", "ignored.cs\ntmp/\n");
    }

    public string Root => _directory.FullName;

    public string BuildScript => Path.Combine(Root, Script.BuildLambda);

    /// <summary>The value for TMPDIR. Tests check that the script leaves nothing in it.</summary>
    public string TemporaryDirectory => Path.Combine(Root, "tmp");

    public static async Task<SmallCheckout> CreateAsync(CancellationToken cancellationToken)
    {
        var checkout = new SmallCheckout();
        await checkout.GitAsync(cancellationToken, "init", "-q");
        await checkout.GitAsync(cancellationToken, "add", "-A");
        await checkout.GitAsync(
            cancellationToken, "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "All");
        return checkout;
    }

    public void Write(string file, string content)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task GitAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await Tool.RunAsync("git", ["-C", Root, .. arguments], cancellationToken);
        Assert.True(exitCode == 0, output + error);
    }
}
