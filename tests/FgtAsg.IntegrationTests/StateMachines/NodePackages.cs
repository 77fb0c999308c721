using System.Globalization;
using System.Security.Cryptography;
using FgtAsg.Sandbox.Processes;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>The interpreter's npm packages. They are installed once, from package-lock.json, into a folder of the user's cache.</summary>
internal static class NodePackages
{
    private const string Needed = "The state machine's interpreter needs Node.js 20 or later, and npm (Debian's packages nodejs and npm).";

    /// <summary>The oldest major version of Node.js that the interpreter's packages support; interpreter.mjs adds what is newer.</summary>
    private const int OldestNode = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<(string? Folder, string? Problem)> Installed = new(Find);

    /// <summary>The folder that has <c>node_modules</c>.</summary>
    public static string Folder => Installed.Value.Folder ?? throw new InvalidOperationException(Installed.Value.Problem);

    /// <summary>Why the packages are not there; null if they are.</summary>
    public static string? Problem => Installed.Value.Problem;

    public static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "StateMachines", name);

    private static (string? Folder, string? Problem) Find()
    {
        // On the thread pool: all of xunit's threads may wait here, and then none could run the continuation.
        return Task.Run(FindAsync).GetAwaiter().GetResult();
    }

    /// <param name="version">Such as <c>v20.1.0</c>.</param>
    private static int MajorOf(string version) =>
        int.TryParse(version.Trim().TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static async Task<(string? Folder, string? Problem)> FindAsync()
    {
        var version = await RunAsync("node", "--version");
        if (version is not { Succeeded: true } found || MajorOf(found.Output) < OldestNode)
        {
            return (null, Needed);
        }

        var (manifest, locked) = (
            await File.ReadAllBytesAsync(FileOf("package.json")), await File.ReadAllBytesAsync(FileOf("package-lock.json")));
        var name = Convert.ToHexStringLower(SHA256.HashData([.. manifest, .. locked]))[..16];
        var folder = Path.Combine(UserCache.Directory, $"asl-{name}");
        var done = Path.Combine(folder, "installed");
        Directory.CreateDirectory(folder);
        await using var alone = await LockFile.AcquireAsync(folder + ".lock", Limit, TimeProvider.System, CancellationToken.None);
        if (File.Exists(done))
        {
            return (folder, null);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, "package.json"), manifest);
        await File.WriteAllBytesAsync(Path.Combine(folder, "package-lock.json"), locked);
        // Install scripts of packages are not run. The interpreter asks for a newer Node.js, but ships what it needs from it, so that is
        // ignored.
        var installed = await RunAsync(
            "npm", "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--engine-strict=false", "--loglevel=error");
        if (installed is not { Succeeded: true })
        {
            return (null, installed is null ? Needed : $"{Needed} npm failed: {installed.Value.Tail()}");
        }

        await File.WriteAllTextAsync(done, version.Value.Output);
        return (folder, null);
    }

    private static Task<CommandResult?> RunAsync(string program, params string[] arguments) =>
        Command.RunAsync(program, arguments, Limit, TimeProvider.System, CancellationToken.None);
}
