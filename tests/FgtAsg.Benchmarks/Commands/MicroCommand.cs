using System.CommandLine;
using FgtAsg.Benchmarks.Micro;

namespace FgtAsg.Benchmarks.Commands;

/// <summary><c>micro</c>: measures the pure parts with BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "Three iterations of each, as in the report." };
        var command = new Command("micro", "Measure the pure parts with BenchmarkDotNet: parse, plan, track file, marshalling.") { quick };
        command.SetAction((arguments, _) => CommandFrame.RunAsync(() =>
        {
            MicroBench.Run(arguments.GetValue(quick), isTold: true).Show(CommandFrame.StandardOutput());
            return Task.CompletedTask;
        }));
        return command;
    }
}
