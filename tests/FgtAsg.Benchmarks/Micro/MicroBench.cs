using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FgtAsg.Benchmarks.Commands;
using FgtAsg.Benchmarks.Reports;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>
/// Runs BenchmarkDotNet in this process. A generated project would have to follow this repository's rules for warnings and lock files.
/// </summary>
internal static class MicroBench
{
    private static readonly Type[] Benchmarks = [typeof(PlanBenchmarks), typeof(TrackFileBenchmarks), typeof(Ec2Benchmarks)];

    /// <param name="isQuick">Whether to run only a few iterations, for the report; otherwise BenchmarkDotNet chooses the number.</param>
    /// <param name="isTold">Whether BenchmarkDotNet writes its progress to standard output.</param>
    /// <exception cref="CannotRunException">A benchmark failed.</exception>
    public static ReportTable Run(bool isQuick, bool isTold)
    {
        var job = (isQuick ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(isTold ? ConsoleLogger.Default : NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fgt-asg-bench-micro"))
            .WithOptions(ConfigOptions.DisableLogFile);
        var table = new ReportTable("In one process, warm", "", "mean, µs", "standard deviation, µs", "allocated, kB");
        foreach (var report in Benchmarks.SelectMany(type => BenchmarkRunner.Run(type, config).Reports))
        {
            Add(table, report);
        }

        return table;
    }

    private static void Add(ReportTable table, BenchmarkReport report)
    {
        var name = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
        if (report.ResultStatistics is not { } statistics)
        {
            throw new CannotRunException($"The benchmark failed: {name}");
        }

        var parameters = report.BenchmarkCase.Parameters.Items.Select(
            item => string.Create(CultureInfo.InvariantCulture, $", {item.Value:#,0} {item.Name.ToLowerInvariant()}"));
        table.Add(
            name + string.Concat(parameters),
            Text($"{statistics.Mean / 1000:#,0.0}"),
            Text($"{statistics.StandardDeviation / 1000:#,0.0}"),
            Text($"{(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1e3:#,0.0}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
