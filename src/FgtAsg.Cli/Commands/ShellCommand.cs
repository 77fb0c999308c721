namespace FgtAsg.Cli.Commands;

/// <summary>Breaks a shell command into lines.</summary>
internal static class ShellCommand
{
    private const string Indent = "  ";
    private const string Continued = " \\";

    /// <summary>
    /// Lines of at most the given width, where possible. All but the last end with a backslash, so that a shell reads one command.
    /// </summary>
    public static IReadOnlyList<string> Lines(string command, int width)
    {
        var lines = new List<string>();
        var line = Indent;
        var parts = Parts(command);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var room = i == parts.Count - 1 ? width : width - Continued.Length;
            if (line.Trim().Length > 0 && line.Length + part.Length > room)
            {
                lines.Add(line.TrimEnd() + Continued);
                line = Indent + Indent;
            }

            line += part + " ";
        }

        return [.. lines, line.TrimEnd()];
    }

    /// <summary>The words of the command. An option and its value stay together.</summary>
    private static List<string> Parts(string command)
    {
        var parts = new List<string>();
        foreach (var word in command.Split(' '))
        {
            if (parts is [.., var last] && last.StartsWith("--", StringComparison.Ordinal) && !word.StartsWith('-'))
            {
                parts[^1] = $"{last} {word}";
            }
            else
            {
                parts.Add(word);
            }
        }

        return parts;
    }
}
