using FgtAsg.Cli.Commands;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>Leaves the local AWS running, and prints how to use it.</summary>
internal static class DemoKeep
{
    /// <summary>Ends with Ctrl-C, without an exception.</summary>
    public static async Task UntilStoppedAsync(
        IAnsiConsole console, LocalAws aws, Fleet fleet, DemoReport report, CancellationToken cancellationToken)
    {
        console.WriteLine();
        console.MarkupLine("[bold]The local AWS stays up until Ctrl-C.[/] Use it from another shell:");
        // Written without the console: it would wrap long lines, and wrapped commands cannot be copied to a shell.
        var output = console.Profile.Out.Writer;
        foreach (var (name, value) in aws.ClientEnvironment.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"  export {name}={value}");
        }

        foreach (var (purpose, command) in CommandsToTry(fleet, report))
        {
            console.MarkupLineInterpolated($"  [grey]# {purpose}[/]");
            foreach (var line in ShellCommand.Lines(command, console.Profile.Width))
            {
                await output.WriteLineAsync(line);
            }
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static IEnumerable<(string Purpose, string Command)> CommandsToTry(Fleet fleet, DemoReport report)
    {
        var group = fleet.Options.GroupName;
        var capacity = fleet.Cloud.Groups.Single(g => g.Name == group).DesiredCapacity;
        var licenses = $"s3://{fleet.BucketName}/licenses/";
        var (first, next) = (DemoPools.LicenseId(1), DemoPools.LicenseId(report.Licenses.Count + 1));
        yield return (
            "add a license: copy the first one, with another serial number",
            $"aws s3 cp {licenses}{first}.lic - | sed s/{first}/{next}/ | aws s3 cp - {licenses}{next}.lic");
        yield return (
            "list the licenses, the hostnames, and the instances that hold them",
            $"aws dynamodb scan --table-name {fleet.TableName} --output table");
        yield return (
            "launch one more instance",
            $"aws autoscaling set-desired-capacity --auto-scaling-group-name {group} --desired-capacity {capacity + 1}");
        if (report.Remaining is [var instance, ..])
        {
            yield return (
                "terminate an instance outside Auto Scaling: the group replaces it",
                $"aws ec2 terminate-instances --instance-ids {instance.InstanceId}");
        }

        yield return ("describe the group", $"aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {group}");
        yield return (
            "list the firewalls' interfaces", $"aws ec2 describe-network-interfaces --filters Name=tag:fgt-asg:group,Values={group}");
        yield return ("print the track file", $"aws s3 cp s3://{fleet.BucketName}/{Fleet.TrackFileKey} -");
        yield return ("list the DNS records", $"aws route53 list-resource-record-sets --hosted-zone-id {fleet.ZoneId}");
    }
}
