using FgtAsg.Sandbox.Moto;
using Spectre.Console;

namespace FgtAsg.Cli.Commands;

/// <summary>What all commands have in common: their errors become one clear line and an exit code.</summary>
internal static class CommandFrame
{
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

    /// <summary>Messages for people: to standard error, so that standard output stays what was asked for.</summary>
    public static IAnsiConsole StandardError() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
