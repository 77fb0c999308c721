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
            $"Left of {report.Terminated.InstanceId}: {Count(report.Terminated.InterfacesLeft, "interface")}, {Count(report.Terminated.ElasticIpsLeft, "Elastic IP")}, {(report.TrackFile.ContainsKey(report.Terminated.InstanceId) ? "a" : "no")} track entry");
        console.MarkupLineInterpolated($"{report.Calls.Values.Sum()} AWS calls, {report.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        foreach (var violation in report.Violations)
        {
            console.MarkupLineInterpolated($"[red]✗ {violation}[/]");
        }

        if (report.Violations.Count == 0)
        {
            console.MarkupLine("[green]✓ Every tagged interface and Elastic IP belongs to an instance in service, the track file equals EC2, no lock is held, each lifecycle action was completed once.[/]");
        }
    }

    private static Table Fleet(string title, IReadOnlyList<DemoInstance> instances)
    {
        var table = new Table { Title = new TableTitle(title), Border = TableBorder.Rounded };
        foreach (var (name, isNumber) in (ReadOnlySpan<(string, bool)>)[("Instance", false), ("Zone", false), ("State", false), ("Tracked", false), ("#", true), ("Interface", false), ("Private IP", false), ("Elastic IP", false), ("Src/dst check", false)])
        {
            table.AddColumn(new TableColumn(name) { NoWrap = true, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (var instance in instances)
        {
            var isFirst = true;
            foreach (var networkInterface in instance.Interfaces)
            {
                table.AddRow(
                    isFirst ? instance.InstanceId : "",
                    isFirst ? instance.AvailabilityZone : "",
                    isFirst ? instance.LifecycleState : "",
                    isFirst ? YesNo(instance.Tracked) : "",
                    networkInterface.DeviceIndex.ToString(CultureInfo.InvariantCulture),
                    networkInterface.NetworkInterfaceId,
                    networkInterface.PrivateIp,
                    networkInterface.PublicIp ?? "-",
                    networkInterface.SourceDestCheck ? "on" : "off");
                isFirst = false;
            }
        }

        return table;
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Count(IReadOnlyList<string> ids, string what) => ids.Count == 0 ? $"no {what}" : $"{ids.Count} {what}(s): {string.Join(", ", ids)}";
}
