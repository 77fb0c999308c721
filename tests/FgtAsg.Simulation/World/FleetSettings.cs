using FgtAsg.Configuration;

namespace FgtAsg.Simulation.World;

/// <summary>The function's environment variables in a <see cref="SimulatedFleet"/>.</summary>
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

    /// <param name="externalSubnet">Of the interface <c>external</c>.</param>
    /// <param name="internalSubnet">Of the interface <c>internal</c>.</param>
    /// <param name="securityGroup">Of the interface <c>external</c>.</param>
    /// <param name="external">More options of it, as JSON members.</param>
    /// <param name="more">More interfaces, as JSON members with a comma before the first.</param>
    public static string NetworkInterfaces(
        string externalSubnet, string internalSubnet, string securityGroup, string external, string more) =>
        $$"""
        {
          "external": {
            "device_index": 1, "subnet_id_map": { "eu-central-1a": "{{externalSubnet}}" }, "security_groups": ["{{securityGroup}}"], {{external}}
          },
          "internal": { "device_index": 2, "subnet_id_map": { "eu-central-1a": "{{internalSubnet}}" } }{{more}}
        }
        """;
}
