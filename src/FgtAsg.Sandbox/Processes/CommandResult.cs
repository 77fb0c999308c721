namespace FgtAsg.Sandbox.Processes;

/// <summary>What a short-lived command left behind: its exit code and both streams, in the order in which their lines came.</summary>
internal readonly record struct CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines, which is where tools say why they failed.</summary>
    public string Tail(int lines = 5) => string.Join('\n', Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(lines));
}
