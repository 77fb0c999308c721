using System.CommandLine;
using FgtAsg.Cli.Demo;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;
using Spectre.Console;

namespace FgtAsg.Cli.Commands;

/// <summary><c>fgt-asg demo</c>: a fleet comes up and loses a firewall, on a local AWS.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output instead of progress and tables." };
        var keep = new Option<bool>("--keep") { Description = "Leave the local AWS up, until Ctrl-C, and print the variables to use the AWS CLI against it." };
        var instances = new Option<int>("--instances") { Description = "How many instances start at once.", DefaultValueFactory = _ => 3 };
        instances.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 50)
            {
                result.AddError("--instances takes a whole number from 1 to 50.");
            }
        });
        var command = new Command("demo", "Start a local AWS, launch firewalls through the built function, terminate one, and check what is left.")
        {
            json,
            keep,
            instances,
            CommonOptions.Function,
        };
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(
            CommandFrame.StandardError(),
            () => RunAsync(
                arguments.GetValue(json),
                arguments.GetValue(keep),
                new FleetOptions
                {
                    MaxConcurrency = Math.Min(arguments.GetValue(instances), 10),
                    FunctionAssembly = arguments.GetValue(CommonOptions.Function)?.FullName,
                },
                arguments.GetValue(instances),
                cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        bool json, bool keep, FleetOptions options, int instances, CancellationToken cancellationToken)
    {
        var console = json ? CommandFrame.StandardError() : CommandFrame.StandardOutput();
        var progress = new DemoProgress(console, TimeProvider.System);
        progress.Step("Starting a local AWS (EC2 and Auto Scaling simulated, S3 and DynamoDB by moto)");
        await using var aws = await LocalAws.StartAsync(DemoCloud.Options(instances), cancellationToken);
        progress.Step("Creating a VPC with three subnets in each of two zones, a bucket, a table, and a group with launch and terminate hooks");
        await using var fleet = await Fleet.CreateAsync(aws, options, cancellationToken);
        var report = await new DemoRun(fleet, progress).RunAsync(instances, cancellationToken);
        if (json)
        {
            Console.Out.WriteLine(report.ToJson());
        }
        else
        {
            DemoTables.Show(console, report);
        }

        if (keep)
        {
            await KeepAsync(console, aws, fleet, cancellationToken);
        }

        return report.Violations.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task KeepAsync(IAnsiConsole console, LocalAws aws, Fleet fleet, CancellationToken cancellationToken)
    {
        console.WriteLine();
        console.MarkupLine("[bold]The local AWS stays up until Ctrl-C.[/] Use it from another shell:");
        foreach (var (name, value) in aws.ClientEnvironment.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            console.WriteLine($"  export {name}={value}");
        }

        console.WriteLine($"  aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {fleet.Options.GroupName}");
        console.WriteLine($"  aws autoscaling set-desired-capacity --auto-scaling-group-name {fleet.Options.GroupName} --desired-capacity 4");
        console.WriteLine("  aws ec2 describe-network-interfaces --filters Name=tag-key,Values=fgt-asg:group");
        console.WriteLine($"  aws s3 cp s3://{fleet.BucketName}/{Fleet.TrackFileKey} -");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            console.MarkupLine("[grey]Stopped; nothing is left running.[/]");
        }
    }
}
