namespace FgtAsg.Sandbox.Processes;

/// <summary>Whether processes are running or ready to run, according to /proc. Without /proc, no process counts as running.</summary>
public static class ProcessActivity
{
    /// <returns>Whether at least one thread of these processes is neither asleep nor ended.</returns>
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
            // The process or the thread ended in the meantime.
            return false;
        }
    }

    /// <summary>
    /// Running, ready to run, or waiting for a disk. The process name before the state may contain any characters, including parentheses.
    /// </summary>
    private static bool IsAtWork(string stat) => stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart() is ['R' or 'D', ..];
}
