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
    private const string KeepDescription =
        """
        Leave the local AWS up, until Ctrl-C, and print the variables to use the AWS CLI against it, with commands to try: put a licence file
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
        var command = new Command("demo", "Start a local AWS, fill the pools of licences and hostnames, launch firewalls through the built function, terminate one, take snapshots of the disks, replace the others by ones of a new launch template version, and check what is left.")
        {
            json,
            keep,
            instances,
            function,
        };
        command.SetAction((arguments, cancellationToken) => CommandFrame.RunAsync(
            streams,
            () => RunAsync(
                streams,
                arguments.GetValue(json),
                arguments.GetValue(keep),
                DemoJobRun.SwitchOn(DemoPools.SwitchOn(new FleetOptions
                {
                    MaxConcurrency = Math.Min(arguments.GetValue(instances), 10),
                    FunctionAssembly = arguments.GetValue(function),
                })),
                arguments.GetValue(instances),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        StandardStreams streams, bool json, bool keep, FleetOptions options, int instances, CancellationToken cancellationToken)
    {
        FunctionProgram.Of(options.FunctionAssembly);
        var console = Terminal.Of(json ? streams.Error : streams.Output);
        var progress = new DemoProgress(console, TimeProvider.System);
        progress.Step("Starting a local AWS (EC2 and Auto Scaling simulated, others by moto)");
        await using var aws = await LocalAws.StartAsync(DemoCloud.Options(instances, progress.Detail), cancellationToken);
        progress.Step("Making a VPC, a bucket, a table, a DNS zone, and a group with its hooks");
        await using var fleet = await Fleet.CreateAsync(aws, options, cancellationToken);
        fleet.Cloud.EventRaised += progress.Tell;
        var report = await new DemoRun(fleet, progress, TimeProvider.System).RunAsync(instances, cancellationToken);
        if (json)
        {
            streams.Output.WriteLine(report.ToJson());
        }
        else
        {
            DemoTables.Show(console, report);
        }

        if (keep)
        {
            await KeepAsync(console, aws, fleet, report, cancellationToken);
        }

        return report.Violations.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task KeepAsync(IAnsiConsole console, LocalAws aws, Fleet fleet, DemoReport report, CancellationToken cancellationToken)
    {
        console.WriteLine();
        console.MarkupLine("[bold]The local AWS stays up until Ctrl-C.[/] Use it from another shell:");
        // Past the console, which would break long lines: they are to be copied.
        var output = console.Profile.Out.Writer;
        foreach (var (name, value) in aws.ClientEnvironment.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  export {name}={value}".AsMemory(), cancellationToken);
        }

        foreach (var (purpose, command) in CommandsToTry(fleet, report))
        {
            console.MarkupLineInterpolated($"  [grey]# {purpose}[/]");
            await output.WriteLineAsync($"  {command}".AsMemory(), cancellationToken);
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            console.MarkupLine("[grey]Stopped; nothing is left running.[/]");
        }
    }

    private static IEnumerable<(string Purpose, string Command)> CommandsToTry(Fleet fleet, DemoReport report)
    {
        var group = fleet.Options.GroupName;
        var licenses = $"s3://{fleet.BucketName}/licenses/";
        yield return ("one more licence (any *.lic of at most 64 KiB)", $"echo demo | aws s3 cp - {licenses}{DemoPools.LicenseId(report.Licenses.Count + 1)}.lic");
        yield return ("the licences, the hostnames, and what each instance holds", $"aws dynamodb scan --table-name {fleet.TableName} --output table");
        yield return ("one instance more", $"aws autoscaling set-desired-capacity --auto-scaling-group-name {group} --desired-capacity {report.Remaining.Count + 1}");
        if (report.Remaining is [var instance, ..])
        {
            yield return ("end one by hand, past its group: no hook runs, and yet nothing is left", $"aws ec2 terminate-instances --instance-ids {instance.InstanceId}");
        }

        yield return ("what the group says", $"aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {group}");
        yield return ("what the firewalls have", "aws ec2 describe-network-interfaces --filters Name=tag-key,Values=fgt-asg:group");
        yield return ("the track file", $"aws s3 cp s3://{fleet.BucketName}/{Fleet.TrackFileKey} -");
        yield return ("the DNS records", $"aws route53 list-resource-record-sets --hosted-zone-id {fleet.ZoneId}");
    }
}
