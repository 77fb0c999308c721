using System.Globalization;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>The processes of the machine, read from <c>/proc</c>.</summary>
internal static class Processes
{
    /// <returns>All descendants of a process.</returns>
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

    /// <summary>A zombie, which has ended but whose parent has not read its exit code, does not count as running.</summary>
    public static bool IsRunning(int processId) => Stat(processId) is { State: not "Z" };

    private static (string State, int Parent)? Stat(int processId)
    {
        try
        {
            // The process name comes before the state and may contain spaces and parentheses.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // The process has ended.
            return null;
        }
    }
}
