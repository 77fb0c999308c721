using FgtAsg.Configuration;

namespace FgtAsg.Simulation.World;

/// <summary>The function's settings in a <see cref="SimulatedFleet"/>.</summary>
internal static class FleetSettings
{
    public static FunctionOptions Read(string networkInterfaces, string zoneId) => OptionsReader.Read(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["asg_name"] = SimulatedFleet.GroupName,
            ["s3_bucket_name"] = SimulatedFleet.BucketName,
            ["dynamodb_table_name"] = SimulatedFleet.TableName,
            ["network_interfaces"] = networkInterfaces,
            ["need_license"] = "true",
            ["hostname_pool"] = "true",
            ["dns_zone_id"] = zoneId,
            ["dns_zone_name"] = SimulatedFleet.ZoneName,
            ["dns_interface"] = "internal",
        });

    /// <param name="externalSubnet">The subnet of the interface <c>external</c>.</param>
    /// <param name="internalSubnet">The subnet of the interface <c>internal</c>.</param>
    /// <param name="securityGroup">The security group of the interface <c>external</c>.</param>
    /// <param name="external">More options of the interface <c>external</c>, as JSON members.</param>
    /// <param name="more">More interfaces, as JSON members that start with a comma.</param>
    public static string NetworkInterfaces(
        string externalSubnet, string internalSubnet, string securityGroup, string external, string more) =>
        $$"""
        {
          "external": {
            "device_index": 1, "subnet_id_map": { "eu-central-1a": "{{externalSubnet}}" },
            "security_groups": ["{{securityGroup}}"], {{external}}
          },
          "internal": { "device_index": 2, "subnet_id_map": { "eu-central-1a": "{{internalSubnet}}" } }{{more}}
        }
        """;
}
