namespace FgtAsg.Sandbox.Processes;

/// <summary>Whether processes are computing, or waiting to be let: as /proc shows it. Where there is no /proc, nothing is.</summary>
public static class ProcessActivity
{
    /// <returns>Whether a thread of any of these processes is neither asleep nor ended.</returns>
    public static bool IsAny(IEnumerable<int> processIds)
    {
        ArgumentNullException.ThrowIfNull(processIds);
        return processIds.Any(IsBusy);
    }

    private static bool IsBusy(int processId)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{processId}/task").Any(task => IsAtWork(File.ReadAllText($"{task}/stat")));
        }
        catch (IOException)
        {
            // The process, or the thread, has ended meanwhile.
            return false;
        }
    }

    /// <summary>Running or about to, or waiting for a disk. The name before the state may hold anything, parentheses too.</summary>
    private static bool IsAtWork(string stat) => stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart() is ['R' or 'D', ..];
}
