using System.CommandLine;
using System.Globalization;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;
using Spectre.Console;

namespace FgtAsg.Simulation.Commands;

/// <summary>Reads what is asked for. Exit code 0: all invariants held; 1: one did not; 2: it cannot run.</summary>
internal static class SimulateCommand
{
    private const int CannotRun = 2;

    public static RootCommand Create()
    {
        var histories = new Option<int>("--histories")
        {
            Description = "How many histories the dice write: any scenario, any delivery, several faults.",
            DefaultValueFactory = _ => 0,
        };
        var singles = new Option<bool>("--singles") { Description = "Every kind of fault at every call of every kind of history. Also what runs when nothing is asked for." };
        var sample = new Option<int>("--sample") { Description = "Each kind of history undisturbed, and so many single faults and dice's histories, well mixed.", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "Decides everything; the same seed gives the same histories.", DefaultValueFactory = _ => 1 };
        var history = new Option<int?>("--history") { Description = "Live through the dice's history of this number only, and show every call of it." };
        var replay = new Option<string?>("--replay") { Description = "Live through this history only, and show every call of it: what a violation is printed with." };
        var kind = new Option<string?>("--kind") { Description = "With --singles: this kind of history only, as scenario/delivery." };
        var workers = new Option<int>("--workers") { Description = "How many histories at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var stop = new Option<bool>("--stop") { Description = "Stop at the first violation." };
        var root = new RootCommand(
            "Lives through histories of a fleet of firewalls, with faults, on models of the AWS services and on a virtual clock, and checks what is left.")
        {
            histories, singles, kind, sample, seed, history, replay, workers, stop,
        };
        root.SetAction((arguments, cancellationToken) => Task.FromResult(Guarded(console =>
        {
            if (arguments.GetValue(replay) is { } text)
            {
                return Replay.Run(console, Case.Parse(text));
            }

            if (arguments.GetValue(history) is { } number)
            {
                return Replay.Run(console, Cases.Random(arguments.GetValue(seed), number));
            }

            var count = arguments.GetValue(histories);
            var mixed = arguments.GetValue(sample);
            IReadOnlyList<HistoryKind> kinds = arguments.GetValue(kind) is { } only ? [HistoryKind.Parse(only)]
                : arguments.GetValue(singles) || (count == 0 && mixed == 0) ? HistoryKinds.All
                : [];
            var campaign = new Campaign(Math.Max(1, arguments.GetValue(workers)), arguments.GetValue(stop));
            return new LongRun(console, campaign, arguments.GetValue(seed)).Run(kinds, mixed, count, cancellationToken);
        })));
        return root;
    }

    private static int Guarded(Func<IAnsiConsole, int> action)
    {
        var console = ConsoleFactory.StandardOutput();
        try
        {
            return action(console);
        }
        catch (FormatException e)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{e.Message}[/]");
            return CannotRun;
        }
    }
}
