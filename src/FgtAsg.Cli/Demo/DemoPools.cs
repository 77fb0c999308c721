using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Cli.Demo;

/// <summary>Fills a fleet's pools as operators do: puts license files into the bucket, and sends an event that seeds hostnames.</summary>
internal static class DemoPools
{
    /// <summary>The private zone with the firewalls' DNS names.</summary>
    public const string ZoneName = "fw.internal";

    private const string HostnamePattern = "fgt-{0:000}";

    /// <summary>The fleet options for pools.</summary>
    public static FleetOptions SwitchOn(FleetOptions options) =>
        options with { NeedLicense = true, Hostnames = true, DnsZoneName = ZoneName };

    /// <summary>A license id in the form of a FortiGate VM's serial number, such as <c>FGVM04TM26000001</c>.</summary>
    /// <param name="number">From 1.</param>
    public static string LicenseId(int number) => string.Create(CultureInfo.InvariantCulture, $"FGVM04TM26{number:000000}");

    /// <summary>Ends when the function has handled all license files and the seeding.</summary>
    /// <param name="fleet">Its events must be delivered automatically.</param>
    /// <param name="licenses">The number of license files; their ids count from 1.</param>
    /// <param name="hostnames">The number of hostnames; they count from 1.</param>
    /// <returns>The problems, a sentence each; empty on success.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(Fleet fleet, int licenses, int hostnames, CancellationToken cancellationToken)
    {
        var seeding = SeedAsync(fleet, hostnames, cancellationToken);
        await Task.WhenAll(Enumerable.Range(1, licenses).Select(n => fleet.PutLicenseFileAsync(
            $"{LicenseId(n)}.lic", LicenseText.Of($"{LicenseId(n)}: a file for the demo, not a real license."), cancellationToken)));
        var problem = await seeding;
        // The bucket notifies before it answers the put, so all notifications are already on their way.
        await fleet.Delivery.WhenIdleAsync(cancellationToken);

        var pools = await fleet.ReadTableAsync(cancellationToken);
        return
        [
            .. problem is null ? (string[])[] : [problem],
            .. pools.Licenses.Count == licenses ? (string[])[] : [$"the table has {pools.Licenses.Count} licenses, expected {licenses}"],
            .. pools.Hostnames.Count == hostnames
                ? (string[])[]
                : [$"the table has {pools.Hostnames.Count} hostnames, expected {hostnames}"],
        ];
    }

    private static async Task<string?> SeedAsync(Fleet fleet, int count, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["action"] = "seedHostnames", ["pattern"] = HostnamePattern, ["first"] = 1, ["count"] = count };
        var result = await fleet.Function.InvokeAsync(
            Encoding.UTF8.GetBytes(request.ToJsonString(JsonSerializerOptions.Default)), cancellationToken);
        return result.Succeeded ? null : $"seeding hostnames failed: {result.ErrorType}: {result.ErrorMessage}";
    }
}
