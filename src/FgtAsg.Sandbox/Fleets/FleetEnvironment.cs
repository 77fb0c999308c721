using System.Text.Json.Nodes;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>The environment variables of a fleet's function.</summary>
internal static class FleetEnvironment
{
    private const string Management = "mgmt";

    public static Dictionary<string, string> Of(
        FleetOptions options,
        FleetNetwork network,
        string bucketName,
        string tableName,
        string? zoneId,
        IReadOnlyDictionary<string, string> recycling)
    {
        var interfaces = options.NetworkInterfaces?.Invoke(network) ?? network.ToInterfaceSettings();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["asg_name"] = options.GroupName,
            ["s3_bucket_name"] = bucketName,
            ["dynamodb_table_name"] = tableName,
            ["network_interfaces"] = interfaces,
        };
        if (options.NeedLicense)
        {
            environment["need_license"] = "true";
        }

        if (options.Hostnames)
        {
            environment["hostname_pool"] = "true";
        }

        if (zoneId is not null)
        {
            environment["dns_zone_id"] = zoneId;
            environment["dns_zone_name"] = options.DnsZoneName!;
            environment["dns_interface"] = options.DnsInterface ?? ManagementInterface(interfaces);
        }

        foreach (var (name, value) in recycling)
        {
            environment[name] = value;
        }

        foreach (var (name, value) in options.Environment)
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>The management interface, or the first interface if there is none with that name.</summary>
    private static string ManagementInterface(string interfaces)
    {
        var names = JsonNode.Parse(interfaces)!.AsObject();
        return names.ContainsKey(Management)
            ? Management
            : (names.FirstOrDefault(n => (bool?)n.Value?["mgmt_intf"] == true).Key ?? names.First().Key);
    }
}
