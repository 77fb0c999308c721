using System.Globalization;
using FgtAsg.Sandbox.Moto;
using Spectre.Console;

namespace FgtAsg.Cli.Commands;

/// <summary>What all commands have in common: their errors become one clear line and an exit code.</summary>
internal static class CommandFrame
{
    private const int RedirectedWidth = 160;

    public static async Task<int> RunAsync(IAnsiConsole errors, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            errors.MarkupLine("[yellow]Cancelled.[/]");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is MotoUnavailableException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or CannotRunException)
        {
            errors.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return ExitCode.CannotRun;
        }
    }

    public static IAnsiConsole StandardOutput() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Messages for people where standard output is for what was asked for.</summary>
    public static IAnsiConsole StandardError() => Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>A file or a pipe gets plain text, in lines that are wide enough unless COLUMNS says how wide.</summary>
    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns) && columns > 0
                ? columns
                : RedirectedWidth;
        }

        return console;
    }
}
