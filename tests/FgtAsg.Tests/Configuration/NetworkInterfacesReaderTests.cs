using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class NetworkInterfacesReaderTests
{
    private readonly List<string> _errors = [];

    [Fact]
    public void Read_TerraformsNullsAndEmptyStrings_AreUnsetOptions()
    {
        var external = Assert.Single(Read(
            """
            {
              "external": {
                "device_index": 1,
                "subnet_id_map": { "eu-central-1a": "subnet-0123456789abcdef0" },
                "description": "",
                "security_groups": null,
                "private_ips": null,
                "source_dest_check": null,
                "enable_public_ip": null,
                "public_ipv4_pool": "",
                "existing_eip_id": "",
                "ipv6_address_count": null,
                "to_gwlb": null,
                "mgmt_intf": null,
                "vdom": null
              }
            }
            """));

        Assert.Empty(_errors);
        Assert.Null(external.Description);
        Assert.Empty(external.SecurityGroups);
        Assert.Empty(external.PrivateIps);
        Assert.Null(external.SourceDestCheck);
        Assert.False(external.EnablePublicIp);
        Assert.Null(external.PublicIpv4Pool);
        Assert.Null(external.ExistingEipId);
        Assert.Equal(0, external.Ipv6AddressCount);
        Assert.False(external.WantsElasticIp);
    }

    [Fact]
    public void Read_SeveralInterfaces_AreSortedByDeviceIndex()
    {
        var interfaces = Read(
            """
            {
              "c": { "device_index": 2, "subnet_id_map": { "z": "subnet-01234567" } },
              "a": { "device_index": 0 },
              "b": { "device_index": 1, "subnet_id_map": { "z": "subnet-01234567" } }
            }
            """);

        Assert.Empty(_errors);
        Assert.Equal(["a", "b", "c"], interfaces.Select(i => i.Name));
        Assert.True(interfaces[0].IsPrimary);
    }

    [Theory]
    [InlineData("device_index", "15", "15: expected a whole number from 0 to 14")]
    [InlineData("device_index", "-1", "-1: expected a whole number from 0 to 14")]
    [InlineData("device_index", "1.5", "1.5: expected a whole number from 0 to 14")]
    [InlineData("device_index", "99999999999", "99999999999: expected a whole number from 0 to 14")]
    [InlineData("description", "5", "5: expected a string")]
    [InlineData("security_groups", "\"sg-01234567\"", "\"sg-01234567\": expected a list of security group ids (sg-...)")]
    [InlineData("security_groups", "[\"default\"]", "[\"default\"]: expected a list of security group ids (sg-...)")]
    [InlineData("security_groups", "[null]", "[null]: expected a list of security group ids (sg-...)")]
    [InlineData("private_ips", "[\"10.1\"]", "[\"10.1\"]: expected a list of IPv4 addresses")]
    [InlineData("private_ips", "[\"::1\"]", "[\"::1\"]: expected a list of IPv4 addresses")]
    [InlineData("private_ips", "[\"10.0.0.01\"]", "[\"10.0.0.01\"]: expected a list of IPv4 addresses")]
    [InlineData("source_dest_check", "0", "0: expected true or false")]
    [InlineData("enable_public_ip", "\"true\"", "\"true\": expected true or false")]
    [InlineData("public_ipv4_pool", "[]", "[]: expected a string")]
    [InlineData("existing_eip_id", "\"203.0.113.5\"", "\"203.0.113.5\": expected an Elastic IP's allocation id (eipalloc-...)")]
    [InlineData("ipv6_address_count", "51", "51: expected a whole number from 0 to 50")]
    [InlineData("to_gwlb", "\"no\"", "\"no\": expected true or false")]
    [InlineData("mgmt_intf", "1", "1: expected true or false")]
    [InlineData("vdom", "true", "true: expected a string")]
    public void Read_WrongValue_IsAnErrorWithNameAndValue(string option, string value, string message)
    {
        var index = option == "device_index" ? "" : "\"device_index\": 1, ";
        Read($$"""{ "a": { {{index}}"subnet_id_map": { "z": "subnet-01234567" }, "{{option}}": {{value}} } }""");

        Assert.Equal([$"network_interfaces.a.{option} is {message}"], _errors);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"subnet-01234567\"")]
    [InlineData("""{ "z": null }""")]
    [InlineData("""{ "z": "vpc-01234567" }""")]
    [InlineData("""{ "z": "subnet-0123456g" }""")]
    [InlineData("""{ "z": "subnet-01234567 " }""")]
    public void Read_WrongSubnets_AreErrors(string map)
    {
        Read($$"""{ "a": { "device_index": 0, "subnet_id_map": {{map}} } }""");

        Assert.Equal(
            [$"network_interfaces.a.subnet_id_map is {map}: expected a map of subnet ids (subnet-...) by availability zone"], _errors);
    }

    [Theory]
    [InlineData("[]", "network_interfaces is a JSON Array: expected a map of interface names to their options")]
    [InlineData("null", "network_interfaces is a JSON Null: expected a map of interface names to their options")]
    [InlineData("\"x\"", "network_interfaces is a JSON String: expected a map of interface names to their options")]
    [InlineData("""{ "a": [] }""", "network_interfaces.a is a JSON Array: expected an object of options")]
    [InlineData("""{ "a": null }""", "network_interfaces.a is a JSON Null: expected an object of options")]
    [InlineData(
        """{ "a": { "device_index": null, "subnet_id_map": { "z": "subnet-01234567" } } }""",
        "network_interfaces.a.device_index is missing: expected a device index (0 to 14)")]
    [InlineData(
        """{ "a": { "device_index": 0, "existing_eip_id": "eipalloc-01234567", "public_ipv4_pool": "ipv4pool-ec2-1" } }""",
        "network_interfaces.a has both existing_eip_id and public_ipv4_pool: expected one of them")]
    [InlineData(
        """{ "b": { "device_index": 0 }, "a": { "device_index": 0 } }""",
        "network_interfaces: 'b' and 'a' share device_index 0: expected a different index for each")]
    public void Read_WrongMap_IsAnErrorWithTheReason(string json, string message)
    {
        Read(json);

        Assert.Equal([message], _errors);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{ 'a': {} }")]
    [InlineData("""{ "a": {}, }""")]
    [InlineData("""{ "a": { "device_index": 1 }, "a": { "device_index": 2 } }""")]
    [InlineData("""{ "a": { "device_index": 1, "device_index": 2 } }""")]
    [InlineData("""{ "a": { "device_index": 0, "description": "\ud83d" } }""")]
    [InlineData("""{ "\ud83d": { "device_index": 0 } }""")]
    [InlineData("""{ "a": { "device_index": 0, "private_ips": ["\udc00"] } }""")]
    public void Read_NotJson_IsAnError(string json)
    {
        Read(json);

        Assert.Contains(_errors, e => e.StartsWith("network_interfaces is not valid JSON: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_LoneSurrogateInTheVariable_IsAnError() => Read_NotJson_IsAnError("{ \"\ud83d\": {} }");

    private IReadOnlyList<InterfaceOptions> Read(string json) => NetworkInterfacesReader.Read(json, _errors);
}
