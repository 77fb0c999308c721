using System.Text.Json.Nodes;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>What a fleet's instances must hold, according to the function's settings.</summary>
public sealed record PoolRules
{
    /// <summary>Every instance in service must have a license.</summary>
    public bool LicenseRequired { get; init; }

    /// <summary>Every instance in service must have a hostname.</summary>
    public bool HostnameRequired { get; init; }

    /// <summary>Whether the tags contain the hostname with the zone's name. If false, they contain the hostname alone.</summary>
    public bool FullNamesInTags { get; init; }

    /// <summary>The zone of the DNS records; null for no DNS.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The device index of the interface that the DNS records point to.</summary>
    public int DnsDeviceIndex { get; init; }

    /// <param name="environment">The function's environment variables.</param>
    public static PoolRules From(IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new PoolRules
        {
            LicenseRequired = Setting("need_license", "false") == "true" && Setting("license_exhausted", "abandon") == "abandon",
            HostnameRequired = Setting("hostname_pool", "false") == "true" && Setting("hostname_exhausted", "continue") == "abandon",
            FullNamesInTags = Setting("hostname_tags", "short") == "fqdn",
            ZoneName = environment.GetValueOrDefault("dns_zone_name")?.TrimEnd('.'),
            DnsDeviceIndex = environment.TryGetValue("dns_interface", out var name)
                ? (int)JsonNode.Parse(environment["network_interfaces"])![name]!["device_index"]!
                : 0,
        };

        string Setting(string name, string otherwise) => environment.GetValueOrDefault(name) ?? otherwise;
    }
}
