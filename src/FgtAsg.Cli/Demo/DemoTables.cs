using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>The report for people.</summary>
internal static class DemoTables
{
    public static void Show(IAnsiConsole console, DemoReport report)
    {
        console.WriteLine();
        console.Write(Fleet("In service after the launches", report.Launched));
        console.Write(Fleet($"In service after {report.Terminated.InstanceId} was terminated", report.Remaining));
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Left of {report.Terminated.InstanceId}: {Count(report.Terminated.InterfacesLeft, "interface")}, {Count(report.Terminated.ElasticIpsLeft, "Elastic IP")}, {(report.TrackFile.ContainsKey(report.Terminated.InstanceId) ? "a" : "no")} track entry");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{report.Calls.Values.Sum()} AWS calls, {report.Seconds:0.0} s");
        foreach (var violation in report.Violations)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]✗ {violation}[/]");
        }

        if (report.Violations.Count == 0)
        {
            console.MarkupLine("[green]✓ Every tagged interface and Elastic IP belongs to an instance in service, the track file equals EC2, no lock is held, each lifecycle action was completed once.[/]");
        }
    }

    /// <summary>Fits 80 columns: what is true of the whole instance stands below its id.</summary>
    private static Table Fleet(string title, IReadOnlyList<DemoInstance> instances)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Simple };
        foreach (var name in (ReadOnlySpan<string>)["Instance", "#", "Interface", "Private IP", "Elastic IP"])
        {
            table.AddColumn(new TableColumn(name) { NoWrap = true });
        }

        foreach (var instance in instances)
        {
            table.AddRow(
                $"{instance.InstanceId}\n[grey]{instance.AvailabilityZone} {instance.LifecycleState}[/]\n[grey]{(instance.Tracked ? "tracked" : "not tracked")}[/]",
                Lines(instance, i => i.DeviceIndex.ToString(CultureInfo.InvariantCulture)),
                Lines(instance, i => i.NetworkInterfaceId),
                Lines(instance, i => i.PrivateIp),
                Lines(instance, i => i.PublicIp ?? "-"));
        }

        return table;
    }

    private static string Lines(DemoInstance instance, Func<DemoInterface, string> field) => string.Join('\n', instance.Interfaces.Select(field));

    private static string Count(IReadOnlyList<string> ids, string what) => ids.Count == 0 ? $"no {what}" : $"{ids.Count} {what}(s): {string.Join(", ", ids)}";
}
