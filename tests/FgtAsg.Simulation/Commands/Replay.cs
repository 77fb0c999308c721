using System.Globalization;
using FgtAsg.Simulation.Running;
using Spectre.Console;

namespace FgtAsg.Simulation.Commands;

/// <summary>Runs one history, and shows each of its events, calls and log lines.</summary>
internal static class Replay
{
    public static int Run(IAnsiConsole console, Case history)
    {
        // Writes past the console, which would break long lines.
        var output = console.Profile.Out.Writer;
        var outcome = HistoryRun.Run(history, output.WriteLine);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]{history}[/]: {outcome.Calls} calls, fingerprint {outcome.Fingerprint:x16}");
        foreach (var violation in outcome.Violations)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{violation}[/]");
        }

        if (outcome.IsClean)
        {
            console.MarkupLine("[green]All invariants hold.[/]");
        }

        return outcome.IsClean ? 0 : 1;
    }
}
