using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>Shows the report as tables.</summary>
internal static class DemoTables
{
    /// <summary>The invariants that hold if no violation was found.</summary>
    private static readonly string[] Invariants =
    [
        "every tagged interface and Elastic IP belongs to an instance in service",
        "the track file equals EC2, and no lock is held",
        "each lifecycle action was completed once",
        "no license and no hostname is held twice, or by an instance that is gone",
        "the table, the instances' tags and the DNS records agree",
    ];

    public static void Show(IAnsiConsole console, DemoReport report)
    {
        console.WriteLine();
        if (report.Launched.Count > 0)
        {
            console.Write(DemoFleetTable.Create("In service after the launches", report.Launched, console.Profile.Width));
        }

        if (report.Terminated is { } terminated)
        {
            console.Write(DemoFarewellTable.Create(terminated, report));
        }

        if (report.Jobs is { } jobs)
        {
            DemoJobTables.Show(console, jobs);
        }

        if (report.Licenses.Count > 0)
        {
            DemoPoolTables.Show(console, report);
            console.Write(Zone(report));
            console.Write(TrackFile(report.TrackFile));
        }

        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{report.Calls.Values.Sum()} AWS calls");
        foreach (var violation in report.Violations)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]✗ {violation}[/]");
        }

        if (report.FailedAt is null)
        {
            foreach (var invariant in Invariants)
            {
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]✓ {invariant}[/]");
            }
        }
    }

    /// <summary>A table with little padding, so that it fits 80 columns.</summary>
    public static Table Create(string title, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Simple };
        foreach (var name in columns)
        {
            table.AddColumn(new TableColumn(name) { NoWrap = true, Padding = new Padding(1, 0, 0, 0) });
        }

        return table;
    }

    private static Table Zone(DemoReport report)
    {
        var table = Create($"The private zone {report.ZoneName}, in Route 53", "Record", "Type", "TTL", "Address");
        foreach (var record in report.DnsRecords)
        {
            table.AddRow(
                Markup.Escape(record.Name),
                record.Type,
                record.Ttl?.ToString(CultureInfo.InvariantCulture) ?? "-",
                Markup.Escape(string.Join(' ', record.Values)));
        }

        return table;
    }

    /// <summary>The content of the track file.</summary>
    private static Table TrackFile(JsonObject content)
    {
        var table = Create("The track file, intf_track.json, in S3", "Instance", "#", "NetworkInterfaceId", "PrivateIpAddress", "PublicIp");
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
}
