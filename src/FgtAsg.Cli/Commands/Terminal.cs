using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Cli.Commands;

/// <summary>Creates a console that writes to a stream.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 160;

    /// <summary>
    /// A file or a pipe gets plain text. Its lines are as wide as the variable <c>COLUMNS</c> says, by default 160 columns.
    /// </summary>
    public static IAnsiConsole Of(TextWriter writer)
    {
        var isRedirected = writer == Console.Out ? Console.IsOutputRedirected : writer != Console.Error || Console.IsErrorRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width =
                int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns > 0
                    ? columns
                    : RedirectedWidth;
        }

        return console;
    }
}
