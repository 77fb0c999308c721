using System.Text.Json.Nodes;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>What a fleet's instances must hold, by the function's settings.</summary>
public sealed record PoolRules
{
    /// <summary>No instance goes into service without a license.</summary>
    public bool LicenseRequired { get; init; }

    /// <summary>No instance goes into service without a hostname.</summary>
    public bool HostnameRequired { get; init; }

    /// <summary>The tags have the hostname with the zone's name after it, and not alone.</summary>
    public bool FullNamesInTags { get; init; }

    /// <summary>Where the records are; null for no DNS.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The device index of the interface that the records lead to.</summary>
    public int DnsDeviceIndex { get; init; }

    /// <param name="environment">The function's variables.</param>
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
