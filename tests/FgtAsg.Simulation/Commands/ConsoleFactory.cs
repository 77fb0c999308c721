using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Simulation.Commands;

internal static class ConsoleFactory
{
    private const int RedirectedWidth = 240;

    /// <summary>Writes plain text to a file or a pipe, in wide lines unless COLUMNS sets the width.</summary>
    public static IAnsiConsole StandardOutput()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            var isSet = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns);
            console.Profile.Width = isSet && columns > 0 ? columns : RedirectedWidth;
        }

        return console;
    }
}
