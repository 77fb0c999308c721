using System.CommandLine;
using FgtAsg.Benchmarks.Bursts;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Benchmarks.Commands;

/// <summary><c>burst</c>: many launches at once on one track file.</summary>
internal static class BurstCommand
{
    public const int DefaultLaunches = 200;
    public const int DefaultLatency = 25;

    public static Command Create()
    {
        // Limited by the number of processes that a machine can run, and by the addresses in the sandbox's subnets.
        var launches = CommandFrame.Number("--launches", "The number of launches.", DefaultLaunches, 1, 240);
        var limits = new Option<bool>("--limits")
        {
            Description = "Instead: 200 and 1,000 launches on the virtual clock, in accounts with EC2's limits.",
        };
        var latency = CommandFrame.Number("--latency", "Milliseconds that each call takes.", DefaultLatency, 0, 10_000);
        var seed = CommandFrame.Number("--seed", "The seed of the virtual clock.", 1, 0, int.MaxValue);
        var skipReal = new Option<bool>("--skip-real") { Description = "Only on the virtual clock." };
        var builds = new BuildOptions();
        var command = new Command(
            "burst", "Launch many firewalls at once on one track file: on a virtual clock, and in as many real processes.")
        {
            launches, latency, seed, skipReal, limits,
        };
        builds.AddTo(command);
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(async () =>
        {
            var (count, pause) = (arguments.GetValue(launches), TimeSpan.FromMilliseconds(arguments.GetValue(latency)));
            var settings = new BurstSettings(count, pause, arguments.GetValue(seed));
            if (arguments.GetValue(limits))
            {
                BurstTables.OfLimits(RunLimited(pause)).Show(CommandFrame.StandardOutput());
                return;
            }

            List<BurstResult> results = [RunVirtual(settings)];
            if (!arguments.GetValue(skipReal))
            {
                using var built = await builds.CreateAsync(arguments, cancellationToken);
                results.Add(await RealBurst.RunAsync(built.Best, count, pause, cancellationToken));
            }

            BurstTables.Of(results).Show(CommandFrame.StandardOutput());
        }));
        return command;
    }

    public static BurstResult RunVirtual(BurstSettings settings)
    {
        CommandFrame.Say($"{settings.Launches} launches at once, {settings.Latency.TotalMilliseconds:0} ms a call: {settings.Name}");
        return new VirtualBurst(settings).Run();
    }

    /// <summary>Few and many launches, in an otherwise unused account and in a busy one, with high and with low concurrency.</summary>
    public static IReadOnlyList<BurstResult> RunLimited(TimeSpan latency) =>
    [
        .. from launches in new[] { 200, 1000 }
           from percent in new[] { 0, 30 }
           from concurrency in new[] { 1000, 10 }
           select RunVirtual(new BurstSettings(launches, latency, Seed: 1)
           {
               Limits = LimitsWith(percent),
               Concurrency = concurrency,
               AttachDelay = TimeSpan.FromSeconds(3),
           }),
    ];

    private static RequestLimits LimitsWith(int percentOfOthers) => RequestLimits.Published with { ForeignLoad = percentOfOthers / 100.0 };
}
