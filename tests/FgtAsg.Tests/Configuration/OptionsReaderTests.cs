using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class OptionsReaderTests
{
    [Fact]
    public void Read_OnlyRequiredVariables_LeavesTheRestUnset()
    {
        var options = OptionsReader.Read(TestEnvironment.With());

        Assert.Null(options.SecurityGroupAllowingLambda);
        Assert.Null(options.ManagementInterfaceIndex);
        Assert.Empty(options.ExistingElasticIps);
        Assert.Equal(new LicenseOptions(), options.Licenses);
        Assert.Equal(new HostnameOptions(), options.Hostnames);
        Assert.Null(options.Dns);
    }

    [Fact]
    public void Read_EmptyEnvironment_ReportsAllMissingVariables()
    {
        var error = Assert.Throws<ConfigurationException>(() => OptionsReader.Read(new Dictionary<string, string>(StringComparer.Ordinal)));

        Assert.Equal(
            "The function's environment has 4 error(s): "
                + "network_interfaces is missing: expected a JSON map of interface names to their options; "
                + "asg_name is missing: expected the Auto Scaling group's name; "
                + "s3_bucket_name is missing: expected the name of the bucket that holds the track file; "
                + "dynamodb_table_name is missing: expected the name of the DynamoDB table of licenses, hostnames and instances",
            error.Message);
        Assert.Equal("InvalidConfiguration", error.ErrorType);
    }

    [Fact]
    public void Read_EverythingIsWrong_ReportsEveryErrorInOneMessage()
    {
        var environment = TestEnvironment.With(
            ("asg_name", " "),
            ("s3_bucket_name", "one"),
            ("lic_s3_name", "two"),
            ("dynamodb_table_name", ""),
            ("need_license", "yes"),
            ("license_cooldown_minutes", "-1"),
            ("license_exhausted", "retry"),
            ("license_prefix", "/"),
            ("hostname_pool", "1"),
            ("hostname_exhausted", "stop"),
            ("dns_zone_id", "example.com"),
            ("dns_ttl", "1m"),
            ("sg_allow_lambda", "default"),
            ("mgmt_intf_index", "first"),
            (
                "network_interfaces",
                """
                {
                  "a": { "device_index": 1, "subnet_id_map": { "eu-central-1a": "10.0.1.0/24" }, "source_dest_chek": true },
                  "b": { "device_index": "1", "enable_public_ip": "yes", "private_ips": ["10.0.0.300"] },
                  "c": 5,
                  "d": { "subnet_id_map": { "eu-central-1a": "subnet-0123456789abcdef0" }, "ipv6_address_count": -1 }
                }
                """));

        var error = Assert.Throws<ConfigurationException>(() => OptionsReader.Read(environment));

        Assert.Equal(
            [
                """network_interfaces.a.subnet_id_map is { "eu-central-1a": "10.0.1.0/24" }: """
                    + "expected a map of subnet ids (subnet-...) by availability zone",
                "network_interfaces.a.source_dest_chek is not an option: expected one of description, device_index, enable_public_ip, "
                    + "existing_eip_id, ipv6_address_count, mgmt_intf, private_ips, public_ipv4_pool, security_groups, source_dest_check, "
                    + "subnet_id_map, to_gwlb, vdom",
                "network_interfaces.a.subnet_id_map is missing: expected a subnet id for each availability zone of the group",
                """network_interfaces.b.device_index is "1": expected a whole number from 0 to 14""",
                """network_interfaces.b.private_ips is ["10.0.0.300"]: expected a list of IPv4 addresses""",
                """network_interfaces.b.enable_public_ip is "yes": expected true or false""",
                "network_interfaces.c is a JSON Number: expected an object of options",
                "network_interfaces.d.device_index is missing: expected a device index (0 to 14)",
                "network_interfaces.d.ipv6_address_count is -1: expected a whole number from 0 to 50",
                "asg_name is missing: expected the Auto Scaling group's name",
                "s3_bucket_name ('one') and its alias lic_s3_name ('two') differ: set one of them",
                "dynamodb_table_name is missing: expected the name of the DynamoDB table of licenses, hostnames and instances",
                "sg_allow_lambda is 'default': expected a security group id (sg-...)",
                "mgmt_intf_index is 'first': expected a device index (0, 1, ...)",
                "need_license is 'yes': expected 'true' or 'false'",
                "license_cooldown_minutes is '-1': expected a whole number from 0 to 10080",
                "license_exhausted is 'retry': expected 'abandon' or 'continue'",
                "license_prefix is '/': expected the folder of the license files in the bucket, like 'licenses/'",
                "hostname_pool is '1': expected 'true' or 'false'",
                "hostname_exhausted is 'stop': expected 'abandon' or 'continue'",
                "dns_ttl is '1m': expected a whole number from 0 to 604800",
                "dns_zone_id is 'example.com': expected the id of the private hosted zone (Z...)",
                "dns_zone_name is missing: expected the domain name of the zone, like 'fw.example.internal'",
                "dns_interface is missing: expected the name of the interface (of network_interfaces) whose addresses the records get",
                "hostname_pool is not 'true': DNS records (dns_zone_id) are named by the hostnames of the pool",
            ],
            error.Errors);
        Assert.Equal($"The function's environment has {error.Errors.Count} error(s): {string.Join("; ", error.Errors)}", error.Message);
    }

    [Theory]
    [InlineData(
        "sg_allow_lambda",
        "sg-0123456789abcdef0",
        "mgmt_intf_index is missing: expected the device index of the interface that gets sg_allow_lambda")]
    [InlineData("mgmt_intf_index", "0", "mgmt_intf_index is 0: expected the device index of one of network_interfaces")]
    public void Read_ManagementInterfaceDoesNotExist_IsAnError(string variable, string value, string message) =>
        Assert.Equal([message], TestEnvironment.Errors((variable, value)));

    [Fact]
    public void Read_UnknownVariables_AreIgnored() =>
        Assert.Equal(
            "fleet", OptionsReader.Read(TestEnvironment.With(("AWS_REGION", "eu-central-1"), ("PATH", "/usr/bin"))).AutoScalingGroupName);

    [Fact]
    public void SecurityGroupsOf_ManagementInterface_HasTheLambdaGroupOnce()
    {
        var options = OptionsReader.Read(TestEnvironment.With(
            ("sg_allow_lambda", "sg-00000000000000001"),
            ("mgmt_intf_index", "1"),
            (
                "network_interfaces",
                """
                {
                  "management": {
                    "device_index": 1,
                    "subnet_id_map": { "z": "subnet-00000001" },
                    "security_groups": ["sg-00000000000000002", "sg-00000000000000001"]
                  },
                  "other": { "device_index": 2, "subnet_id_map": { "z": "subnet-00000001" }, "security_groups": ["sg-00000000000000002"] }
                }
                """)));

        Assert.Equal(["sg-00000000000000002", "sg-00000000000000001"], options.SecurityGroupsOf(options.NetworkInterfaces[0]));
        Assert.Equal(["sg-00000000000000002"], options.SecurityGroupsOf(options.NetworkInterfaces[1]));
    }
}
