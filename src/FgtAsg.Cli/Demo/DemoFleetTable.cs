using System.Globalization;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>
/// A table of instances with their licenses, hostnames and interfaces. It fits 80 columns. From 100 columns on, the names have a column.
/// </summary>
internal static class DemoFleetTable
{
    private const int WidthForNames = 100;

    public static Table Create(string title, IReadOnlyList<DemoInstance> instances, int width)
    {
        var isWide = width >= WidthForNames;
        var table = isWide
            ? DemoTables.Create(title, "Instance", "Hostname, license", "#", "Interface", "Private IP", "Elastic IP")
            : DemoTables.Create(title, "Instance", "#", "Interface", "Private IP", "Elastic IP");
        foreach (var instance in instances)
        {
            string[] place =
            [
                instance.InstanceId,
                $"[grey]{instance.AvailabilityZone} {instance.LifecycleState}[/]",
                .. instance.Tracked ? (string[])[] : ["[red]not tracked[/]"],
            ];
            string[] names =
            [
                Markup.Escape(instance.DnsName ?? instance.Hostname ?? "no hostname"),
                Markup.Escape(instance.License ?? "no license"),
            ];
            string[] network =
            [
                Lines(instance, i => i.DeviceIndex.ToString(CultureInfo.InvariantCulture)),
                Lines(instance, i => i.NetworkInterfaceId),
                Lines(instance, i => i.PrivateIp),
                Lines(instance, i => i.PublicIp ?? "-"),
            ];
            table.AddRow(isWide
                ? [string.Join('\n', place), string.Join('\n', names), .. network]
                : [string.Join('\n', [.. place, .. names]), .. network]);
        }

        return table;
    }

    private static string Lines(DemoInstance instance, Func<DemoInterface, string> field) =>
        string.Join('\n', instance.Interfaces.Select(field));
}
