using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Benchmarks.Commands;

/// <summary>The common part of all commands: results on standard output, progress on standard error, and one line for an error.</summary>
internal static class CommandFrame
{
    private const int RedirectedWidth = 200;

    public static async Task<int> RunAsync(Func<Task> command)
    {
        try
        {
            await command();
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            Say("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is CannotRunException or IOException or TimeoutException or UnauthorizedAccessException)
        {
            Say(e.Message);
            return ExitCode.CannotRun;
        }
    }

    public static void Say(string message) => Console.Error.WriteLine(message);

    public static IAnsiConsole StandardOutput()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    /// <summary>An option for a whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int value, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!int.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, out var given) || given < least || given > most))
            {
                result.AddError($"{name} takes a whole number from {least} to {most}.");
            }
        });
        return option;
    }
}
