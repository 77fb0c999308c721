using System.CommandLine;
using FgtAsg.Cli.Demo;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;
using Spectre.Console;

namespace FgtAsg.Cli.Commands;

/// <summary><c>fgt-asg demo</c>: a fleet comes up, loses a firewall, and is replaced, on a local AWS.</summary>
internal static class DemoCommand
{
    private const string Description =
        """
        Start a local AWS, fill the pools of licenses and hostnames, launch firewalls through the built function, terminate one, which its group
        replaces, take snapshots of the disks, replace all by ones of a new launch template version, and check after each step that all is as it
        should be. Stops at the first step that fails. Exits with 0 when the demo passed, and with 1 when it failed.
        """;

    private const string KeepDescription =
        """
        Leave the local AWS up, until Ctrl-C, and print the variables to use the AWS CLI against it, with commands to try: put a license file
        into the bucket (aws s3 cp), scale the group (aws autoscaling set-desired-capacity), terminate an instance by hand, past its group
        (aws ec2 terminate-instances). The function gets the events of all of it.
        """;

    public static Command Create(StandardStreams streams)
    {
        var json = CommonOptions.Switch("--json", "Print one JSON document on standard output, and progress on standard error.");
        var keep = CommonOptions.Switch("--keep", KeepDescription);
        var instances = CommonOptions.Number("--instances", "a whole number", 1, 50, byDefault: 3);
        instances.Description = "How many instances start at once.";
        var function = CommonOptions.Function();
        var command = new Command("demo", Description) { json, keep, instances, function };
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(
            streams,
            async () =>
            {
                var count = arguments.GetValue(instances);
                var options = DemoJobRun.SwitchOn(DemoPools.SwitchOn(new FleetOptions
                {
                    MaxConcurrency = Math.Min(count, 10),
                    FunctionAssembly = arguments.GetValue(function),
                    // As the real service always does.
                    Group = group => group with { ReplacesLostInstances = true },
                }));
                var keepsUp = arguments.GetValue(keep);
                var report = await RunAsync(streams, arguments.GetValue(json), keepsUp, options, count, cancellationToken);
                if (keepsUp)
                {
                    await streams.Error.WriteLineAsync("Stopped. Nothing is left running.");
                }

                return report.FailedAt is null ? ExitCode.Success : ExitCode.Failure;
            },
            cancellationToken));
        return command;
    }

    private static async Task<DemoReport> RunAsync(
        StandardStreams streams, bool json, bool keep, FleetOptions options, int instances, CancellationToken cancellationToken)
    {
        FunctionProgram.Of(options.FunctionAssembly);
        var console = Terminal.Of(json ? streams.Error : streams.Output);
        var progress = new DemoProgress(console, TimeProvider.System);
        progress.Step("Starting a local AWS");
        await using var aws = await progress.DuringAsync(
            () => LocalAws.StartAsync(DemoCloud.Options(instances), cancellationToken));
        progress.Step("Making a VPC, a bucket, a table, a DNS zone, and a group with its hooks");
        await using var fleet = await progress.DuringAsync(() => Fleet.CreateAsync(aws, options, cancellationToken));
        fleet.Cloud.EventRaised += progress.Tell;
        var run = new DemoRun(fleet, progress, TimeProvider.System);
        var report = await progress.DuringAsync(() => run.RunAsync(instances, cancellationToken));
        if (!keep)
        {
            // The verdict is the last line, also where a failed group goes on.
            fleet.Cloud.EventRaised -= progress.Tell;
        }

        await ShowAsync(streams, json, console, report);
        if (keep)
        {
            await DemoKeep.UntilStoppedAsync(console, aws, fleet, report, cancellationToken);
        }

        return report;
    }

    /// <summary>The verdict stands past the console, in one line however narrow that is.</summary>
    private static async Task ShowAsync(StandardStreams streams, bool json, IAnsiConsole console, DemoReport report)
    {
        if (json)
        {
            await streams.Output.WriteLineAsync(report.ToJson());
        }
        else
        {
            DemoTables.Show(console, report);
        }

        await console.Profile.Out.Writer.WriteLineAsync(DemoVerdict.Of(report));
    }
}
