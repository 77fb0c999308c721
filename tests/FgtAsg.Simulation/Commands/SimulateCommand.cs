using System.CommandLine;
using System.Globalization;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;
using Spectre.Console;

namespace FgtAsg.Simulation.Commands;

/// <summary>Parses the command line. Exit code 0: all invariants held; 1: one did not; 2: it cannot run.</summary>
internal static class SimulateCommand
{
    private const int CannotRun = 2;

    public static RootCommand Create()
    {
        var histories = new Option<int>("--histories")
        {
            Description = "How many random histories to run: any scenario, any delivery, several faults.",
            DefaultValueFactory = _ => 0,
        };
        var singles = new Option<bool>("--singles")
        {
            Description = "Every kind of fault at every call of each kind of history in the tests. The default.",
        };
        var many = new Option<bool>("--long")
        {
            Description = "With --singles: all kinds of history, which takes an hour or two.",
        };
        var variants = new Option<bool>("--variants")
        {
            Description = "Every FortiOS scenario in every dialect with every value, and every pair of values, of what is uncertain.",
        };
        var sample = new Option<int>("--sample")
        {
            Description = "Each kind of history without a fault, and this many mixed histories: single faults and random ones.",
            DefaultValueFactory = _ => 0,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Decides everything; the same seed gives the same histories.",
            DefaultValueFactory = _ => 1,
        };
        var history = new Option<int?>("--history")
        {
            Description = "Run only the random history of this number, and show each of its calls.",
        };
        var replay = new Option<string?>("--replay")
        {
            Description = "Run only this history, as printed with a violation, and show each of its calls.",
        };
        var kind = new Option<string?>("--kind") { Description = "With --singles: this kind of history only, as scenario/delivery." };
        var workers = new Option<int>("--workers")
        {
            Description = "How many histories to run in parallel.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var stop = new Option<bool>("--stop") { Description = "Stop at the first violation." };
        var root = new RootCommand(
            "Runs histories of a fleet of firewalls, with faults, on models of the AWS services and a virtual clock. "
            + "Checks the result of each history.")
        {
            histories, singles, many, variants, kind, sample, seed, history, replay, workers, stop,
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
                : arguments.GetValue(many) ? HistoryKinds.All
                : arguments.GetValue(singles) || (count == 0 && mixed == 0 && !arguments.GetValue(variants)) ? HistoryKinds.Exhaustive
                : [];
            var campaign = new Campaign(Math.Max(1, arguments.GetValue(workers)), arguments.GetValue(stop));
            var run = new LongRun(console, campaign, arguments.GetValue(seed));
            return arguments.GetValue(variants)
                ? run.Run(Cases.Variants(arguments.GetValue(seed)), cancellationToken)
                : run.Run(kinds, mixed, count, cancellationToken);
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
