using System.CommandLine;
using System.Globalization;
using FgtAsg.Benchmarks.Functions;
using FgtAsg.Benchmarks.Processes;
using FgtAsg.Sandbox;

namespace FgtAsg.Benchmarks.Commands;

/// <summary><c>process</c>: measures whole processes, compared with the plain script.</summary>
internal static class ProcessCommand
{
    public const int DefaultRuns = 10;

    public static Command Create()
    {
        var runs = CommandFrame.Number("--runs", "How often each is measured.", DefaultRuns, 1, 1000);
        var latency = new Option<int?>("--latency")
        {
            Description = "Milliseconds that the sandbox adds to each call; by default both 0 and 50 are measured.",
        };
        latency.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!int.TryParse(result.Tokens[^1].Value, CultureInfo.InvariantCulture, out var given) || given is < 0 or > 10_000))
            {
                result.AddError("--latency takes a whole number of milliseconds from 0 to 10000.");
            }
        });
        var builds = new BuildOptions();
        var command = new Command(
            "process",
            "Measure whole processes from start to answer, ReadyToRun and native, in turn with a plain boto3 script on the same endpoint.")
        {
            runs, latency,
        };
        builds.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(async () =>
        {
            using var built = await builds.CreateAsync(arguments, cancellationToken);
            var results = await RunAsync(built, arguments.GetValue(runs), arguments.GetValue(latency), cancellationToken);
            var console = CommandFrame.StandardOutput();
            foreach (var table in ProcessTables.Of(results))
            {
                table.Show(console);
            }
        }));
        return command;
    }

    public static async Task<ProcessResults> RunAsync(FunctionBuilds builds, int runs, int? latency, CancellationToken cancellationToken)
    {
        await using var aws = await LocalAws.StartAsync(new LocalAwsOptions { Cloud = BenchFleet.Cloud }, cancellationToken);
        IReadOnlyList<TimeSpan> latencies = latency is { } milliseconds
            ? [TimeSpan.FromMilliseconds(milliseconds)]
            : [TimeSpan.Zero, ProcessTables.Slow];
        return await new ProcessBench(builds, aws).RunAsync(runs, latencies, cancellationToken);
    }
}
