using System.CommandLine;
using FgtAsg.Benchmarks.Bursts;

namespace FgtAsg.Benchmarks.Commands;

/// <summary><c>burst</c>: many launches at once on one track file.</summary>
internal static class BurstCommand
{
    public const int DefaultLaunches = 200;
    public const int DefaultLatency = 25;

    public static Command Create()
    {
        // As many as the subnets of the simulation have addresses for.
        var launches = CommandFrame.Number("--launches", "How many.", DefaultLaunches, 1, 240);
        var latency = CommandFrame.Number("--latency", "Milliseconds that each call takes.", DefaultLatency, 0, 10_000);
        var seed = CommandFrame.Number("--seed", "Of the virtual clock's dice.", 1, 0, int.MaxValue);
        var skipReal = new Option<bool>("--skip-real") { Description = "Only on the virtual clock." };
        var builds = new BuildOptions();
        var command = new Command("burst", "Launch many firewalls at once on one track file: on a virtual clock, and in as many real processes.") { launches, latency, seed, skipReal };
        builds.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(async () =>
        {
            var (count, pause) = (arguments.GetValue(launches), TimeSpan.FromMilliseconds(arguments.GetValue(latency)));
            List<BurstResult> results = [RunVirtual(count, pause, arguments.GetValue(seed))];
            if (!arguments.GetValue(skipReal))
            {
                using var built = await builds.CreateAsync(arguments, cancellationToken);
                results.Add(await RealBurst.RunAsync(built.Best, count, pause, cancellationToken));
            }

            BurstTables.Of(results).Show(CommandFrame.StandardOutput());
        }));
        return command;
    }

    public static BurstResult RunVirtual(int launches, TimeSpan latency, int seed)
    {
        CommandFrame.Say($"{launches} launches at once on a virtual clock, {latency.TotalMilliseconds:0} ms a call");
        return new VirtualBurst(seed, launches, latency).Run();
    }
}
