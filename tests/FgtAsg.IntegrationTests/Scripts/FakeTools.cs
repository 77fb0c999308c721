namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A directory of commands for a script's PATH: fake commands, or a selection of the real ones.</summary>
internal sealed class FakeTools : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fgt-asg-tools-");

    /// <summary>A PATH with these commands first, then those of the machine.</summary>
    public string PathBeforeOthers => $"{_directory.FullName}:{Environment.GetEnvironmentVariable("PATH")}";

    /// <summary>A PATH with these commands only.</summary>
    public string PathAlone => _directory.FullName;

    /// <summary>A file in which the fakes can record their calls.</summary>
    public string LogFile => Path.Combine(_directory.FullName, "calls.log");

    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    /// <summary>Adds a command with this Bash script. <c>$LOG</c> is <see cref="LogFile"/>.</summary>
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

    /// <summary>Adds those of the named commands that the machine has.</summary>
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
