namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A directory of commands for a script's PATH: some that are not what they seem, or a choice of the real ones.</summary>
internal sealed class FakeTools : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fgt-asg-tools-");

    /// <summary>These commands first, then those of the machine.</summary>
    public string PathBeforeOthers => $"{_directory.FullName}:{Environment.GetEnvironmentVariable("PATH")}";

    /// <summary>These commands only.</summary>
    public string PathAlone => _directory.FullName;

    /// <summary>Where the fakes may note what they were asked.</summary>
    public string LogFile => Path.Combine(_directory.FullName, "calls.log");

    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    /// <summary>A command that is this Bash script. <c>$LOG</c> is <see cref="LogFile"/>.</summary>
    public FakeTools Add(string name, string body)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, $"#!/bin/bash\nLOG='{LogFile}'\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return this;
    }

    /// <summary>The machine's commands of these names, where it has them.</summary>
    public FakeTools Link(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var real = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
                .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
            if (real is not null)
            {
                File.CreateSymbolicLink(Path.Combine(_directory.FullName, name), real);
            }
        }

        return this;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
