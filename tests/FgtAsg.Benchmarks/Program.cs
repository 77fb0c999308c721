using System.CommandLine;
using FgtAsg.Benchmarks.Commands;

namespace FgtAsg.Benchmarks;

internal static class Program
{
    public static Task<int> Main(string[] args) => new RootCommand("What FgtAsg costs: start, round trips, bursts, and a growing fleet.")
    {
        ProcessCommand.Create(),
        BurstCommand.Create(),
        GrowthCommand.Create(),
        MicroCommand.Create(),
        ReportCommand.Create(),
    }.Parse(args).InvokeAsync();
}
