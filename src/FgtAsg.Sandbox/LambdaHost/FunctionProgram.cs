using System.Reflection;
using FgtAsg.Sandbox.Http;

namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>How a build of the function is started: a <c>.dll</c> with <c>dotnet</c>, anything else as an executable.</summary>
public sealed record FunctionProgram(string FileName, IReadOnlyList<string> Arguments)
{
    private const string Host = "dotnet";

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <param name="assembly">The build; null for the one that was built with the sandbox.</param>
    /// <exception cref="SandboxUnavailableException">The build does not exist or cannot be started.</exception>
    public static FunctionProgram Of(string? assembly)
    {
        var path = Path.GetFullPath(assembly ?? BuiltFunction.Path);
        if (!File.Exists(path))
        {
            throw new SandboxUnavailableException($"The function is not built: there is no {path}.");
        }

        if (path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return new FunctionProgram(FindHost(Environment.GetEnvironmentVariable, Environment.ProcessPath), [path]);
        }

        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None
            ? new FunctionProgram(path, [])
            : throw new SandboxUnavailableException($"The function cannot be started: {path} is neither a .dll nor an executable.");
    }

    /// <summary>Prefers the host of this process, because it certainly exists. If this process has no host, searches PATH.</summary>
    internal static string FindHost(Func<string, string?> variable, string? processPath)
    {
        if (variable("DOTNET_HOST_PATH") is { Length: > 0 } host)
        {
            return host;
        }

        if (processPath is not null && Path.GetFileNameWithoutExtension(processPath) == Host)
        {
            return processPath;
        }

        var name = OperatingSystem.IsWindows() ? Host + ".exe" : Host;
        return (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, name))
                .FirstOrDefault(File.Exists)
            ?? throw new SandboxUnavailableException(
                "The function is run by dotnet, which is not on PATH: install the .NET runtime, or add its folder to PATH.");
    }
}

internal static class BuiltFunction
{
    /// <summary>The path of the function's assembly from the build.</summary>
    public static string Path { get; } = typeof(BuiltFunction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(metadata => metadata.Key == "FunctionAssembly").Value!;
}
