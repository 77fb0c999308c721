using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>The report for people.</summary>
internal static class DemoTables
{
    public static void Show(IAnsiConsole console, DemoReport report)
    {
        console.WriteLine();
        console.Write(Fleet("In service after the launches", report.Launched));
        if (report.Terminated is { } terminated)
        {
            console.Write(Fleet($"In service after {terminated.InstanceId} was terminated", report.Remaining));
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"Left of {terminated.InstanceId}: {Count(terminated.InterfacesLeft, "interface")}, {Count(terminated.ElasticIpsLeft, "Elastic IP")}, {(report.TrackFile.ContainsKey(terminated.InstanceId) ? "a" : "no")} track entry");
            console.WriteLine();
        }

        console.Write(TrackFile(report.TrackFile));
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

    /// <summary>What lies in the bucket now.</summary>
    private static Table TrackFile(JsonObject content)
    {
        var table = new Table { Title = new TableTitle("The track file, intf_track.json"), Border = TableBorder.Simple };
        foreach (var name in (ReadOnlySpan<string>)["Instance", "#", "NetworkInterfaceId", "PrivateIpAddress", "PublicIp"])
        {
            table.AddColumn(new TableColumn(name) { NoWrap = true });
        }

        foreach (var (instanceId, interfaces) in content)
        {
            table.AddRow(
                Markup.Escape(instanceId),
                Lines(interfaces!, (index, _) => index),
                Lines(interfaces!, (_, i) => i["NetworkInterfaceId"]),
                Lines(interfaces!, (_, i) => i["PrivateIpAddress"]),
                Lines(interfaces!, (_, i) => i["Association"]?["PublicIp"]));
        }

        return table;
    }

    private static string Lines(JsonNode interfaces, Func<string, JsonNode, JsonNode?> field) =>
        Markup.Escape(string.Join('\n', interfaces.AsObject().Select(i => field(i.Key, i.Value!)?.ToString() ?? "-")));

    private static string Lines(DemoInstance instance, Func<DemoInterface, string> field) => string.Join('\n', instance.Interfaces.Select(field));

    private static string Count(IReadOnlyList<string> ids, string what) => ids.Count == 0 ? $"no {what}" : $"{ids.Count} {what}(s): {string.Join(", ", ids)}";
}
