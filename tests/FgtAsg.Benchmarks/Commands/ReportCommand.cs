using System.CommandLine;
using FgtAsg.Benchmarks.Bursts;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Benchmarks.Growth;
using FgtAsg.Benchmarks.Micro;
using FgtAsg.Benchmarks.Processes;
using FgtAsg.Benchmarks.Reports;

namespace FgtAsg.Benchmarks.Commands;

/// <summary><c>report</c>: measures everything, and writes docs/BENCHMARKS.md and docs/growth.svg.</summary>
internal static class ReportCommand
{
    private static readonly string Document = Path.Combine("docs", "BENCHMARKS.md");

    public static Command Create()
    {
        var runs = CommandFrame.Number("--runs", "How often each process is measured.", ProcessCommand.DefaultRuns, 1, 1000);
        var builds = new BuildOptions();
        var command = new Command("report", $"Measure everything, and write {Document} and {GrowthCommand.ChartPath}.") { runs };
        command.Aliases.Add("all");
        builds.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(async () =>
        {
            using var built = await builds.CreateAsync(arguments, cancellationToken);
            await RunAsync(built, arguments.GetValue(runs), cancellationToken);
        }));
        return command;
    }

    private static async Task RunAsync(FunctionBuilds builds, int runs, CancellationToken cancellationToken)
    {
        var latency = TimeSpan.FromMilliseconds(BurstCommand.DefaultLatency);
        var processes = await ProcessCommand.RunAsync(builds, runs, latency: null, cancellationToken);
        List<BurstResult> bursts =
        [
            BurstCommand.RunVirtual(new BurstSettings(BurstCommand.DefaultLaunches, latency, Seed: 1)),
            await RealBurst.RunAsync(builds.Best, BurstCommand.DefaultLaunches, latency, cancellationToken),
        ];
        var growth = await GrowthCommand.RunAsync(builds, GrowthCommand.DefaultRuns, cancellationToken);
        CommandFrame.Say("The pure parts");
        var report = new Report
        {
            Processes = [.. ProcessTables.Of(processes)],
            Burst = BurstTables.Of(bursts),
            Limits = BurstTables.OfLimits(BurstCommand.RunLimited(latency)),
            Growth = GrowthTables.Of(growth),
            Micro = MicroBench.Run(isQuick: true, isTold: false),
        };
        var console = CommandFrame.StandardOutput();
        foreach (var table in report.Tables)
        {
            table.Show(console);
        }

        await GrowthCommand.WriteChartAsync(growth, cancellationToken);
        var markdown = report.ToMarkdown(TimeProvider.System.GetUtcNow());
        await File.WriteAllTextAsync(Path.Combine(Checkout.Root, Document), markdown, cancellationToken);
        CommandFrame.Say($"Wrote {Document} and {GrowthCommand.ChartPath}");
    }
}
