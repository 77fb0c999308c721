using System.CommandLine;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Benchmarks.Growth;
using FgtAsg.Sandbox;

namespace FgtAsg.Benchmarks.Commands;

/// <summary><c>growth</c>: measures the cost of an event as the fleet grows.</summary>
internal static class GrowthCommand
{
    public const int DefaultRuns = 5;

    public static readonly string ChartPath = Path.Combine("docs", "growth.svg");

    public static Command Create()
    {
        var runs = CommandFrame.Number("--runs", "How often each event is measured in each fleet.", DefaultRuns, 1, 100);
        var builds = new BuildOptions();
        var sizes = string.Join(", ", GrowthBench.Sizes);
        var command = new Command(
            "growth", $"Measure a launch and a terminate in fleets of {sizes} instances; writes the chart {ChartPath}.")
        {
            runs,
        };
        builds.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(async () =>
        {
            using var built = await builds.CreateAsync(arguments, cancellationToken);
            var points = await RunAsync(built, arguments.GetValue(runs), cancellationToken);
            GrowthTables.Of(points).Show(CommandFrame.StandardOutput());
            await WriteChartAsync(points, cancellationToken);
        }));
        return command;
    }

    public static async Task<IReadOnlyList<GrowthPoint>> RunAsync(FunctionBuilds builds, int runs, CancellationToken cancellationToken)
    {
        await using var aws = await LocalAws.StartAsync(new LocalAwsOptions { Cloud = BenchFleet.Cloud }, cancellationToken);
        return await new GrowthBench(builds.Best, aws, runs).RunAsync(cancellationToken);
    }

    public static Task WriteChartAsync(IReadOnlyList<GrowthPoint> points, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(Checkout.Root, ChartPath), GrowthTables.Chart(points), cancellationToken);
}
