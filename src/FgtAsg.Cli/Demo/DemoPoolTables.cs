using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>Tables of the pools: some items of each pool, and the number of the others.</summary>
internal static class DemoPoolTables
{
    private const int MostRows = 6;
    private const int WidthForBoth = 100;

    /// <summary>Shows both pools, side by side if the console is wide enough.</summary>
    public static void Show(IAnsiConsole console, DemoReport report)
    {
        var licenses = Pool("The licenses, in DynamoDB", "License", report.Licenses);
        var hostnames = Pool("The hostnames, in DynamoDB", "Hostname", report.Hostnames);
        if (console.Profile.Width < WidthForBoth)
        {
            console.Write(licenses);
            console.Write(hostnames);
            return;
        }

        var both = new Grid().AddColumn(new GridColumn { NoWrap = true }).AddColumn(new GridColumn { NoWrap = true });
        console.Write(both.AddRow(licenses, hostnames));
    }

    /// <summary>Times are UTC, as in the table.</summary>
    public static string Describe(DemoPoolItem item) => item.State switch
    {
        DemoPoolItem.Held => $"held by {Markup.Escape(item.InstanceId!)}",
        DemoPoolItem.Cooling =>
            string.Create(CultureInfo.InvariantCulture, $"cooling until {item.AvailableSince!.Value.UtcDateTime:HH:mm} UTC"),
        _ => item.State,
    };

    private static Table Pool(string title, string name, IReadOnlyList<DemoPoolItem> items)
    {
        var table = DemoTables.Create(title, name, "State");
        // The most interesting items come first: those that are held, then those that were returned last.
        var ordered = items
            .OrderBy(item => item.InstanceId is null)
            .ThenByDescending(item => item.AvailableSince)
            .ThenBy(item => item.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var item in ordered.Take(MostRows))
        {
            table.AddRow(Markup.Escape(item.Id), Describe(item));
        }

        if (items.Count > MostRows)
        {
            var rest = ordered.Skip(MostRows).GroupBy(item => item.State, StringComparer.Ordinal);
            table.AddRow(
                $"[grey]{items.Count - MostRows} more[/]",
                $"[grey]{string.Join(", ", rest.Select(s => $"{s.Count()} {s.Key}"))}[/]");
        }

        return table;
    }
}
