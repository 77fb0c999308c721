using System.Text.Json.Nodes;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>Tables of the other jobs.</summary>
internal static class DemoJobTables
{
    public static void Show(IAnsiConsole console, DemoJobs jobs)
    {
        console.Write(Starts(jobs));
        if (jobs.Snapshots?["regions"] is JsonArray regions)
        {
            console.Write(Snapshots(regions));
        }

        console.Write(Recycle(jobs.Recycle));
    }

    private static Table Starts(DemoJobs jobs)
    {
        var table = DemoTables.Create("Start commands", "Instance", "Document", "Parameters");
        foreach (var start in jobs.Starts)
        {
            table.AddRow(Markup.Escape(start.InstanceId), Markup.Escape(start.Document), Markup.Escape(start.Parameters));
        }

        return table;
    }

    private static Table Snapshots(JsonArray regions)
    {
        var table = DemoTables.Create("Snapshots of disks", "Region", "Disks", "Created", "Deleted", "Failed");
        foreach (var region in regions)
        {
            table.AddRow(
                Markup.Escape((string)region!["region"]!),
                Text(region["volumes"]),
                Text(region["created"]),
                Text(region["deleted"]),
                Text(region["failed"]));
        }

        return table;
    }

    private static Table Recycle(DemoRecycle recycle)
    {
        var table = DemoTables.Create(
            "Replaced by the state machine",
            $"Terminated (version {recycle.FromVersion})",
            $"In service (version {recycle.ToVersion})");
        table.AddRow(Markup.Escape(string.Join('\n', recycle.Replaced)), Markup.Escape(string.Join('\n', recycle.By)));
        return table;
    }

    private static string Text(JsonNode? number) => number?.ToString() ?? "-";
}
