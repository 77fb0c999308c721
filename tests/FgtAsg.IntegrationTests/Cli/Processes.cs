using System.Globalization;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>The machine's processes, as /proc shows them.</summary>
internal static class Processes
{
    /// <returns>The children of a process, and theirs, and so on.</returns>
    public static IReadOnlyList<int> Below(int processId)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: Stat(id)?.Parent))
            .ToLookup(process => process.Parent, process => process.Id);
        List<int> below = [.. parents[processId]];
        for (var i = 0; i < below.Count; i++)
        {
            below.AddRange(parents[below[i]]);
        }

        return below;
    }

    /// <summary>One that has ended, and whose parent has not asked for its exit code yet, runs no longer.</summary>
    public static bool IsRunning(int processId) => Stat(processId) is { State: not "Z" };

    private static (string State, int Parent)? Stat(int processId)
    {
        try
        {
            // The name before the state may hold anything, parentheses too.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
