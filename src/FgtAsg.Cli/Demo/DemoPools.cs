using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Cli.Demo;

/// <summary>Fills a fleet's pools as its operators do: license files into the bucket, and an event that seeds hostnames.</summary>
internal static class DemoPools
{
    /// <summary>The private zone of the firewalls' names.</summary>
    public const string ZoneName = "fw.internal";

    private const string HostnamePattern = "fgt-{0:000}";

    /// <summary>What of a fleet must be switched on for what this fills.</summary>
    public static FleetOptions SwitchOn(FleetOptions options) => options with { NeedLicense = true, Hostnames = true, DnsZoneName = ZoneName };

    /// <summary>Such as FGVM04TM26000001, the form of a VM's serial number.</summary>
    /// <param name="number">From 1.</param>
    public static string LicenseId(int number) => string.Create(CultureInfo.InvariantCulture, $"FGVM04TM26{number:000000}");

    /// <summary>Ends when the function has taken all of it in, or said that it cannot.</summary>
    /// <param name="fleet">Its events are delivered automatically.</param>
    /// <param name="licenses">How many files; they are numbered from 1.</param>
    /// <param name="hostnames">How many; they are numbered from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A sentence for each thing that is not there as it should be; empty when all is well.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(Fleet fleet, int licenses, int hostnames, CancellationToken cancellationToken)
    {
        var seeding = SeedAsync(fleet, hostnames, cancellationToken);
        await Task.WhenAll(Enumerable.Range(1, licenses).Select(n => fleet.PutLicenseFileAsync(
            $"{LicenseId(n)}.lic", LicenseText.Of($"{LicenseId(n)}: a file for the demo, which licenses nothing."), cancellationToken)));
        var problem = await seeding;
        // Each file's notification was on its way before the file's own call had its answer.
        await fleet.Delivery.WhenIdleAsync(cancellationToken);

        var pools = await fleet.ReadTableAsync(cancellationToken);
        return
        [
            .. problem is null ? (string[])[] : [problem],
            .. pools.Licenses.Count == licenses ? (string[])[] : [$"of {licenses} license files, {pools.Licenses.Count} became items"],
            .. pools.Hostnames.Count == hostnames ? (string[])[] : [$"of {hostnames} hostnames, {pools.Hostnames.Count} became items"],
        ];
    }

    private static async Task<string?> SeedAsync(Fleet fleet, int count, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["action"] = "seedHostnames", ["pattern"] = HostnamePattern, ["first"] = 1, ["count"] = count };
        var result = await fleet.Function.InvokeAsync(Encoding.UTF8.GetBytes(request.ToJsonString(JsonSerializerOptions.Default)), cancellationToken);
        return result.Succeeded ? null : $"the seeding of hostnames failed: {result.ErrorType}: {result.ErrorMessage}";
    }
}
