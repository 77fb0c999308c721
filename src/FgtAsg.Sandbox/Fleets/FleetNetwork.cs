using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>
/// A VPC with three subnets in each zone: for incoming traffic (the subnet of the launch template), for outgoing traffic and for
/// management.
/// </summary>
public sealed class FleetNetwork
{
    private FleetNetwork(string vpcId, string securityGroupId, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> subnets)
    {
        VpcId = vpcId;
        SecurityGroupId = securityGroupId;
        Subnets = subnets;
    }

    public string VpcId { get; }

    public string SecurityGroupId { get; }

    /// <summary>Subnet ids by role (untrust, trust, mgmt) and zone.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Subnets { get; }

    public static FleetNetwork Create(Cloud cloud, IReadOnlyList<string> zoneSuffixes)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(zoneSuffixes);
        var vpc = cloud.CreateVpc("10.0.0.0/16");
        var subnets = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var number = 0;
        foreach (var role in (string[])["untrust", "trust", "mgmt"])
        {
            subnets[role] = zoneSuffixes.ToDictionary(
                suffix => cloud.Options.Region + suffix,
                suffix => cloud.CreateSubnet(
                    vpc, cloud.Options.Region + suffix, string.Create(CultureInfo.InvariantCulture, $"10.0.{number++}.0/24")),
                StringComparer.Ordinal);
        }

        return new FleetNetwork(vpc, cloud.CreateSecurityGroup(vpc, "fgt-asg"), subnets);
    }

    /// <summary>
    /// The function's setting <c>network_interfaces</c>: a traffic interface, and a management interface with an Elastic IP.
    /// </summary>
    public string ToInterfaceSettings()
    {
        var interfaces = AddedInterfaces();
        interfaces.Insert(0, "untrust", new JsonObject { ["device_index"] = 0, ["source_dest_check"] = false });
        return interfaces.ToJsonString();
    }

    /// <summary>The same without settings for the launch template's own interface, because such settings need additional calls.</summary>
    public string ToAddedInterfaceSettings() => AddedInterfaces().ToJsonString();

    private JsonObject AddedInterfaces() => new()
    {
        ["trust"] = new JsonObject
        {
            ["device_index"] = 1,
            ["subnet_id_map"] = MapOf("trust"),
            ["security_groups"] = new JsonArray(SecurityGroupId),
        },
        ["mgmt"] = new JsonObject
        {
            ["device_index"] = 2,
            ["subnet_id_map"] = MapOf("mgmt"),
            ["security_groups"] = new JsonArray(SecurityGroupId),
            ["enable_public_ip"] = true,
            ["description"] = "management",
        },
    };

    private JsonObject MapOf(string role) =>
        new(Subnets[role].Select(s => KeyValuePair.Create(s.Key, (JsonNode?)JsonValue.Create(s.Value))));
}
