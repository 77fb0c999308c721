using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>A table of what happened to the resources of a terminated instance.</summary>
internal static class DemoFarewellTable
{
    public static Table Create(DemoTermination terminated, DemoReport report)
    {
        var table = DemoTables.Create($"After {terminated.InstanceId} was terminated", "Resource", "Now");
        table.AddRow("interfaces", Left(terminated.InterfacesLeft));
        table.AddRow("Elastic IPs", Left(terminated.ElasticIpsLeft));
        AddRow("license", terminated.License, report.Licenses);
        AddRow("hostname", terminated.Hostname, report.Hostnames);
        if (terminated.DnsName is { } name)
        {
            table.AddRow(
                Markup.Escape(name),
                Left([.. terminated.DnsRecordsLeft.Select(record => $"{record.Type} {string.Join(' ', record.Values)}")]));
        }

        table.AddRow("track entry", report.TrackFile.ContainsKey(terminated.InstanceId) ? "[red]still there[/]" : "gone");
        table.AddRow("place in its group", Markup.Escape($"taken by {terminated.ReplacedBy}"));
        return table;

        void AddRow(string what, string? id, IReadOnlyList<DemoPoolItem> pool)
        {
            if (id is not null)
            {
                var item = pool.FirstOrDefault(i => i.Id == id);
                table.AddRow(Markup.Escape($"{what} {id}"), item is null ? "[red]lost[/]" : Back(item, terminated.InstanceId));
            }
        }
    }

    /// <summary>A hostname is free at once, so another instance may hold it already.</summary>
    private static string Back(DemoPoolItem item, string formerHolder) =>
        item.State != DemoPoolItem.Withdrawn && item.InstanceId != formerHolder
            ? $"back, {DemoPoolTables.Describe(item)}"
            : $"[red]{DemoPoolTables.Describe(item)}[/]";

    private static string Left(IReadOnlyList<string> ids) => ids.Count == 0
        ? "gone"
        : string.Create(CultureInfo.InvariantCulture, $"[red]{ids.Count} left: {Markup.Escape(string.Join(", ", ids))}[/]");
}
