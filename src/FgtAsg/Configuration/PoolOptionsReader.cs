namespace FgtAsg.Configuration;

/// <summary>Reads the settings of licenses, hostnames and DNS.</summary>
internal static class PoolOptionsReader
{
    private const int LongestCooldownMinutes = 7 * 24 * 60;

    /// <summary>A DNS name has at most 253 characters, and a label and its dot precede the zone's name.</summary>
    private const int LongestDomain = 253 - 64;

    private const int LongestTtl = 7 * 24 * 60 * 60;

    public static LicenseOptions Licenses(Variables variables) => new()
    {
        IsNeeded = variables.Flag("need_license"),
        Cooldown = TimeSpan.FromMinutes(variables.Number("license_cooldown_minutes", whereUnset: 90, LongestCooldownMinutes)),
        WhenExhausted = variables.Exhausted("license_exhausted", WhenExhausted.Abandon),
        Prefix = Prefix(variables),
    };

    public static HostnameOptions Hostnames(Variables variables) => new()
    {
        IsUsed = variables.Flag("hostname_pool"),
        WhenExhausted = variables.Exhausted("hostname_exhausted", WhenExhausted.Continue),
        Tags = Tags(variables),
    };

    /// <summary>Null if no zone is configured.</summary>
    public static DnsOptions? Dns(Variables variables, IReadOnlyList<InterfaceOptions> interfaces)
    {
        var id = variables.Optional("dns_zone_id");
        var name = variables.Optional("dns_zone_name");
        var interfaceName = variables.Optional("dns_interface");
        var ttl = variables.Number("dns_ttl", whereUnset: 60, LongestTtl);
        if (id is null && name is null && interfaceName is null)
        {
            return null;
        }

        var zoneId = HostedZone(variables, id);
        var zoneName = Domain(variables, name);
        var deviceIndex = DeviceIndexOf(variables, interfaceName, interfaces);
        if (variables.Optional("hostname_pool") != "true")
        {
            variables.Errors.Add("hostname_pool is not 'true': DNS records (dns_zone_id) are named by the hostnames of the pool");
        }

        return new DnsOptions(zoneId, zoneName, deviceIndex, ttl);
    }

    private static HostnameForm Tags(Variables variables)
    {
        switch (variables.Optional("hostname_tags"))
        {
            case null or "short":
                return HostnameForm.Short;
            case "fqdn":
                if (variables.Optional("dns_zone_name") is null)
                {
                    variables.Errors.Add(
                        "hostname_tags is 'fqdn' and dns_zone_name is missing: "
                        + "expected the zone's domain in dns_zone_name, or 'short' in hostname_tags");
                }

                return HostnameForm.FullyQualified;
            case var other:
                variables.Errors.Add($"hostname_tags is '{other}': expected 'short' or 'fqdn'");
                return HostnameForm.Short;
        }
    }

    private static string Prefix(Variables variables)
    {
        var prefix = variables.Optional("license_prefix") ?? LicenseOptions.DefaultPrefix;
        if (prefix.Trim('/').Length == 0 || prefix.StartsWith('/'))
        {
            variables.Errors.Add(
                $"license_prefix is '{prefix}': "
                + $"expected the folder of the license files in the bucket, like '{LicenseOptions.DefaultPrefix}'");
        }

        return prefix.EndsWith('/') ? prefix : prefix + "/";
    }

    private static string HostedZone(Variables variables, string? id)
    {
        const string Expected = "the id of the private hosted zone (Z...)";
        const string Path = "/hostedzone/";
        var bare = id?.StartsWith(Path, StringComparison.Ordinal) == true ? id[Path.Length..] : id;
        if (bare is null)
        {
            variables.Errors.Add($"dns_zone_id is missing: expected {Expected}");
        }
        else if (!ResourceIds.IsHostedZone(bare))
        {
            variables.Errors.Add($"dns_zone_id is '{id}': expected {Expected}");
        }

        return bare ?? "";
    }

    private static string Domain(Variables variables, string? name)
    {
        const string Expected = "the domain name of the zone, like 'fw.example.internal'";
        var bare = name?.TrimEnd('.');
        if (bare is null)
        {
            variables.Errors.Add($"dns_zone_name is missing: expected {Expected}");
        }
        else if (bare.Length > LongestDomain || !bare.Split('.').All(HostnameLabel.IsValid))
        {
            variables.Errors.Add($"dns_zone_name is '{name}': expected {Expected}");
        }

        return bare ?? "";
    }

    private static int DeviceIndexOf(Variables variables, string? name, IReadOnlyList<InterfaceOptions> interfaces)
    {
        if (name is null)
        {
            variables.Errors.Add(
                "dns_interface is missing: expected the name of the interface (of network_interfaces) whose addresses the records get");
        }
        else if (interfaces.FirstOrDefault(i => i.Name == name) is { } found)
        {
            return found.DeviceIndex;
        }
        else if (interfaces.Count > 0)
        {
            variables.Errors.Add($"dns_interface is '{name}': expected one of {string.Join(", ", interfaces.Select(i => i.Name))}");
        }

        return 0;
    }
}

/// <summary>Hostnames from a pool.</summary>
internal sealed record HostnameOptions
{
    /// <summary>Whether a launch claims a hostname.</summary>
    public bool IsUsed { get; init; }

    public WhenExhausted WhenExhausted { get; init; } = WhenExhausted.Continue;

    /// <summary>The form of the hostname in the instance tags.</summary>
    public HostnameForm Tags { get; init; }
}

/// <summary>The form of a firewall's name in the tags <c>Name</c> and <c>Hostname</c>.</summary>
internal enum HostnameForm
{
    /// <summary>The hostname alone: <c>fgt-001</c>.</summary>
    Short,

    /// <summary>With the domain of its DNS records: <c>fgt-001.fw.example.internal</c>.</summary>
    FullyQualified,
}

/// <summary>BYOL licenses.</summary>
internal sealed record LicenseOptions
{
    public const string DefaultPrefix = "licenses/";

    /// <summary>Whether a launch claims a license. License files are registered in any case.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>
    /// How long a returned license is not claimed again: the vendor's servers refuse its serial number on a new machine until then.
    /// </summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromMinutes(90);

    public WhenExhausted WhenExhausted { get; init; } = WhenExhausted.Abandon;

    /// <summary>The key prefix of the license files in the bucket. Ends with a slash.</summary>
    public string Prefix { get; init; } = DefaultPrefix;
}

/// <summary>What a launch does when its pool has no free item.</summary>
internal enum WhenExhausted
{
    /// <summary>The launch is rolled back, and the instance is abandoned.</summary>
    Abandon,

    /// <summary>The firewall goes into service without the item.</summary>
    Continue,
}
