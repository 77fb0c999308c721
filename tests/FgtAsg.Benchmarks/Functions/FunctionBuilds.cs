using System.IO.Compression;
using System.Runtime.InteropServices;
using FgtAsg.Benchmarks.Commands;
using FgtAsg.Sandbox.Processes;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>The zips of <c>build-lambda.sh</c>, unpacked as Lambda does it. Disposing deletes the files.</summary>
internal sealed class FunctionBuilds : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fgt-asg-bench-");
    private readonly List<FunctionBuild> _earlier = [];

    private FunctionBuilds()
    {
    }

    public FunctionBuild ReadyToRun { get; private set; } = null!;

    /// <summary>Null if it is skipped.</summary>
    public FunctionBuild? Native { get; private set; }

    /// <summary>The build that starts fastest.</summary>
    public FunctionBuild Best => Native ?? ReadyToRun;

    /// <summary>All builds, those of earlier sources first.</summary>
    public IReadOnlyList<FunctionBuild> All => [.. _earlier, .. Native is null ? [ReadyToRun] : (FunctionBuild[])[ReadyToRun, Native]];

    /// <exception cref="CannotRunException">A build failed.</exception>
    public static async Task<FunctionBuilds> CreateAsync(BuildChoice choice, Action<string> say, CancellationToken cancellationToken)
    {
        var builds = new FunctionBuilds();
        try
        {
            builds.ReadyToRun = await builds.GetAsync("ReadyToRun", choice.ReadyToRunZip, [], isNative: false, say, cancellationToken);
            builds.Native = choice.SkipNative
                ? null
                : await builds.GetAsync("native", choice.NativeZip, ["--aot", "--arch", Machine], isNative: true, say, cancellationToken);
            if (choice.EarlierZip is { } zip)
            {
                builds._earlier.Add(await builds.GetAsync("earlier ReadyToRun", zip, [], isNative: false, say, cancellationToken));
            }

            if (choice.EarlierNativeZip is { } nativeZip)
            {
                builds._earlier.Add(await builds.GetAsync("earlier native", nativeZip, [], isNative: true, say, cancellationToken));
            }

            return builds;
        }
        catch
        {
            builds.Dispose();
            throw;
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Machine => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";

    private async Task<FunctionBuild> GetAsync(
        string name,
        FileInfo? given,
        IReadOnlyList<string> arguments,
        bool isNative,
        Action<string> say,
        CancellationToken cancellationToken)
    {
        var zip = given?.FullName ?? Path.Combine(_directory.FullName, $"{name}.zip");
        if (given is null)
        {
            say($"Building the function, {name}");
            var result = await Command.RunAsync(
                Path.Combine(Checkout.Root, "build-lambda.sh"),
                [.. arguments, "--output", zip],
                TimeSpan.FromMinutes(15),
                TimeProvider.System,
                cancellationToken);
            if (result is not { Succeeded: true })
            {
                throw new CannotRunException($"The {name} build failed: {result?.Tail() ?? "build-lambda.sh cannot be run here"}");
            }
        }

        var unpacked = Path.Combine(_directory.FullName, name);
        await ZipFile.ExtractToDirectoryAsync(zip, unpacked, cancellationToken);
        var program = Path.Combine(unpacked, isNative ? "FgtAsg" : "FgtAsg.dll");
        return new FunctionBuild(
            name, program, new FileInfo(zip).Length, isNative, IsEarlier: name.StartsWith("earlier", StringComparison.Ordinal));
    }
}
