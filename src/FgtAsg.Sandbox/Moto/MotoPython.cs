using FgtAsg.Sandbox.Processes;

namespace FgtAsg.Sandbox.Moto;

/// <summary>Finds a Python interpreter that can import moto's server, or makes one in a private virtual environment.</summary>
internal sealed class MotoPython(MotoServerOptions options)
{
    private const string Requirement = $"moto[server]=={MotoServer.MotoVersion}";

    // Exit code 3 tells "Python, but no moto" apart from "no Python".
    private const string Probe = """
        import sys
        try:
            import flask, flask_cors, moto
        except ImportError:
            sys.exit(3)
        sys.exit(0 if moto.__version__.split(".")[0] == "5" else 3)
        """;

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(60);

    private string EnvironmentDirectory => Path.Combine(options.CacheDirectory, $"moto-{MotoServer.MotoVersion}");

    private string EnvironmentPython => OperatingSystem.IsWindows()
        ? Path.Combine(EnvironmentDirectory, "Scripts", "python.exe")
        : Path.Combine(EnvironmentDirectory, "bin", "python3");

    /// <returns>An interpreter that has moto, or <see langword="null"/>: nothing is installed.</returns>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var candidate in options.PythonCandidates.Append(EnvironmentPython))
        {
            if (await ProbeAsync(candidate, cancellationToken) is { Succeeded: true })
            {
                return candidate;
            }
        }

        return null;
    }

    /// <exception cref="MotoUnavailableException">There is no Python, or the installation failed or is switched off.</exception>
    public async Task<string> FindOrInstallAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } found)
        {
            return found;
        }

        if (!options.Install)
        {
            throw Unavailable("No Python interpreter here has moto, and installing it is switched off.");
        }

        var python = await AnyPythonAsync(cancellationToken)
            ?? throw Unavailable($"There is no Python here (looked for {string.Join(", ", options.PythonCandidates)}).");

        CreateCacheDirectory();
        await using var alone = await LockFile.AcquireAsync(EnvironmentDirectory + ".lock", options.InstallTimeout, options.TimeProvider, cancellationToken);
        if (await ProbeAsync(EnvironmentPython, cancellationToken) is not { Succeeded: true })
        {
            await InstallAsync(python, cancellationToken);
        }

        return EnvironmentPython;
    }

    private void CreateCacheDirectory()
    {
        try
        {
            Directory.CreateDirectory(options.CacheDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable($"It cannot be installed into {options.CacheDirectory}: {exception.Message}", exception);
        }
    }

    private async Task InstallAsync(string python, CancellationToken cancellationToken)
    {
        options.Progress?.Invoke($"Making a private Python environment in {EnvironmentDirectory}");
        await StepAsync(python, ["-m", "venv", "--clear", EnvironmentDirectory], "making a virtual environment", cancellationToken);

        options.Progress?.Invoke($"Installing {Requirement} into it (once)");
        await StepAsync(
            EnvironmentPython,
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", Requirement],
            "installing moto",
            cancellationToken);

        if (await ProbeAsync(EnvironmentPython, cancellationToken) is not { Succeeded: true })
        {
            throw Unavailable($"pip says that it installed {Requirement}, but it cannot be imported.");
        }
    }

    private async Task StepAsync(string program, string[] arguments, string step, CancellationToken cancellationToken)
    {
        CommandResult? result;
        try
        {
            result = await Command.RunAsync(program, arguments, options.InstallTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw Unavailable($"It failed while {step}: {exception.Message}", exception);
        }

        if (result is not { Succeeded: true })
        {
            throw Unavailable($"It failed while {step}: {result?.Tail() ?? $"{program} is not there"}");
        }
    }

    private async Task<string?> AnyPythonAsync(CancellationToken cancellationToken)
    {
        foreach (var candidate in options.PythonCandidates)
        {
            if (await ProbeAsync(candidate, cancellationToken) is { ExitCode: 0 or 3 })
            {
                return candidate;
            }
        }

        return null;
    }

    private async Task<CommandResult?> ProbeAsync(string python, CancellationToken cancellationToken)
    {
        try
        {
            return await Command.RunAsync(python, ["-c", Probe], ProbeTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException)
        {
            // An interpreter that hangs is as good as none: the next one is tried.
            return null;
        }
    }

    private static MotoUnavailableException Unavailable(string reason, Exception? cause = null) => new(
        $"The local AWS needs moto. {reason} Install Python 3.10 or later and run: python3 -m pip install \"{Requirement}\"", cause);
}
