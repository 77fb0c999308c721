namespace FgtAsg.Sandbox.Moto;

/// <summary>Where moto comes from and how long each step of getting it may take.</summary>
public sealed record MotoServerOptions
{
    /// <summary>Python interpreters that are tried in order: names on PATH, or full paths.</summary>
    public IReadOnlyList<string> PythonCandidates { get; init; } = ["python3", "python"];

    /// <summary>Where a private virtual environment is kept when no interpreter has moto. Default: <c>fgt-asg</c> in the user's cache folder.</summary>
    public string CacheDirectory { get; init; } = UserCache.Directory;

    /// <summary>Whether moto may be installed into the private virtual environment (from the package index that pip is set up for).</summary>
    public bool Install { get; init; } = true;

    /// <summary>From the process' start to its first answer. Default: 60 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The whole installation. Default: 5 minutes.</summary>
    public TimeSpan InstallTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Variables of moto's process besides this process' own, such as a <c>PYTHONPATH</c> with a <c>sitecustomize.py</c> that changes moto.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Told, in one plain sentence a step, what is being done that takes time.</summary>
    public Action<string>? Progress { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
