using System.CommandLine;
using FgtAsg.Cli.Demo;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.LambdaHost;
using Spectre.Console;

namespace FgtAsg.Cli.Commands;

/// <summary>
/// <c>fgt-asg demo</c>: runs a fleet on a local AWS. Launches firewalls, terminates one, and replaces all of them.
/// </summary>
internal static class DemoCommand
{
    // Each paragraph is one line: the help breaks it at the width of the terminal.
    private const string Description =
        "Run a fleet of firewalls on a local AWS. The built function handles the fleet's events. The demo fills the pools of licenses "
        + "and hostnames, launches firewalls, and terminates one, which the group replaces. Then it takes snapshots of the disks and "
        + "replaces all firewalls with a new launch template version. It checks the fleet after each step and stops at the first step "
        + "that fails.\n"
        + "Exit codes: 0 the demo passed, 1 it failed, 2 it could not run, 130 Ctrl-C stopped it.\n"
        + "Examples:\n"
        + "  fgt-asg demo\n"
        + "  fgt-asg demo --instances 5 --json > report.json\n"
        + "  fgt-asg demo --keep";

    private const string KeepDescription =
        "Leave the local AWS running until Ctrl-C. Prints the environment variables for the AWS CLI, and commands to try: put a license "
        + "file into the bucket (aws s3 cp), scale the group (aws autoscaling set-desired-capacity), or terminate an instance outside "
        + "Auto Scaling (aws ec2 terminate-instances). The function keeps handling the events.";

    public static Command Create(StandardStreams streams)
    {
        var json = CommonOptions.Switch(
            "--json",
            "Print the report as one JSON document on standard output. Everything else (progress, the verdict, the output of --keep) goes "
            + "to standard error.");
        var keep = CommonOptions.Switch("--keep", KeepDescription);
        var instances = CommonOptions.Number("--instances", "a whole number", 1, 50, byDefault: 3);
        instances.Description = "Number of instances to launch at once, 1 to 50.";
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
                    // Auto Scaling always does this.
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
        progress.Step("Creating a VPC, bucket, table and DNS zone, and a group with its hooks");
        await using var fleet = await progress.DuringAsync(() => Fleet.CreateAsync(aws, options, cancellationToken));
        fleet.Cloud.EventRaised += progress.Tell;
        var run = new DemoRun(fleet, progress, TimeProvider.System);
        var report = await progress.DuringAsync(() => run.RunAsync(instances, cancellationToken));
        if (!keep)
        {
            // A group may launch more instances after a failure. Their events must not follow the verdict, which is the last line.
            fleet.Cloud.EventRaised -= progress.Tell;
        }

        await ShowAsync(streams, json, console, report);
        if (keep)
        {
            await DemoKeep.UntilStoppedAsync(console, aws, fleet, report, cancellationToken);
        }

        return report;
    }

    /// <summary>Writes the verdict without the console, which would wrap it in a narrow terminal: it must be one line.</summary>
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
