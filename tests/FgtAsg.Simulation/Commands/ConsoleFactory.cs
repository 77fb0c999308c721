using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Simulation.Commands;

internal static class ConsoleFactory
{
    private const int RedirectedWidth = 240;

    /// <summary>A file or a pipe gets plain text, in lines that are wide enough unless COLUMNS says how wide.</summary>
    public static IAnsiConsole StandardOutput()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns > 0
                ? columns
                : RedirectedWidth;
        }

        return console;
    }
}
