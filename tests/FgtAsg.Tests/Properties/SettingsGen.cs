using System.Globalization;
using FgtAsg.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of environments.</summary>
internal static class SettingsGen
{
    private static readonly (string Variable, string[] Wrong)[] WrongValues =
    [
        ("asg_name", ["", "  "]),
        ("dynamodb_table_name", ["", "\t"]),
        ("s3_bucket_name", ["", "another-bucket"]),
        (
            "network_interfaces",
            ["", "{", "[]", "5", "null", "{\"a\":5}", "{\"a\":1,\"a\":2}", "{\"\\ud83d\":{}}", "{\"a\":{\"device_index\":99}}"]),
        ("need_license", ["yes", "True", "1"]),
        ("license_cooldown_minutes", ["-1", "+1", "1.5", "10081", "x", "99999999999"]),
        ("license_exhausted", ["wait", "Abandon"]),
        ("license_prefix", ["/", "//", "/licenses"]),
        ("hostname_pool", ["yes", "0"]),
        ("hostname_exhausted", ["wait", "CONTINUE"]),
        ("sg_allow_lambda", ["default", "sg-1", "SG-00000001"]),
        ("mgmt_intf_index", ["x", "-1", "1.0", "15", "99999999999"]),
        ("dns_zone_id", ["z1", "/hostedzone/", "example.com", ""]),
        ("dns_zone_name", ["..", "a b", "-a.example", "a..b", ""]),
        ("dns_interface", ["no such interface", ""]),
        ("dns_ttl", ["-1", "1m", "604801"]),
        ("snapshot_regions", ["europe", ",", "EU-west-1", "all,eu-west-1", "eu-west-1a"]),
        ("snapshot_selection", ["mine", "tag:x", "tag:=x", "Group"]),
        ("snapshot_slot_minutes", ["0", "10081", "1d"]),
        ("snapshot_keep_count", ["0", "1001", "x"]),
        ("snapshot_keep_days", ["0", "3651", "1.5"]),
        ("snapshot_keep_minimum", ["-1", "1001", "none"]),
    ];

    /// <summary>A complete environment, and its options.</summary>
    public static Gen<(Dictionary<string, string> Environment, FunctionOptions Expected)> Valid { get; } =
        from expected in Options
        from map in InterfacesGen.Map(expected.NetworkInterfaces)
        from alias in Gen.Elements(0, 1, 2)
        from blank in Gen.Elements(null, "", " ", " \t")
        from around in Gen.Elements("", " ", "\n")
        let said = Variables(expected, $"{map}", alias).Select(v => (v.Name, Value: v.Value is null ? blank : around + v.Value + around))
        select (said.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal), expected);

    /// <summary>An environment with one to five invalid variables, and their names.</summary>
    public static Gen<(Dictionary<string, string> Environment, string[] Wrong)> Spoiled { get; } =
        from valid in Valid.Where(v => v.Expected.Dns is not null && v.Expected.SecurityGroupAllowingLambda is not null)
        from count in Gen.Choose(1, 5)
        from variables in Gen.Elements(WrongValues).ArrayOf(count)
        let distinct = Judgeable(variables.DistinctBy(v => v.Variable).ToArray())
        from values in Gen.CollectToArray(distinct, v => Gen.Elements(v.Wrong))
        select (Spoil(valid.Environment, distinct.Select(v => v.Variable).Zip(values)), distinct.Select(v => v.Variable).ToArray());

    /// <summary>Any texts as values of the variables that the function reads.</summary>
    public static Gen<Dictionary<string, string>> Any { get; } = Gen
        .CollectToArray(WrongValues.Select(v => v.Variable).Append("lic_s3_name"), name => Gen
            .Frequency(
                (2, Texts.Utf16.Resize(8)),
                (2, Gen.Elements("true", "1", "a", "Z1", "")),
                (1, JsonGen.Any.Resize(12).Select(json => $"{json}")),
                (1, InterfacesGen.Spoiled.Select(s => $"{s.Map}")))
            .OrNull()
            .Select(value => (name, value)))
        .Select(said => said.Where(v => v.value is not null).ToDictionary(v => v.name, v => v.value!, StringComparer.Ordinal));

    private static Gen<FunctionOptions> Options =>
        from interfaces in InterfacesGen.Interfaces.Where(i => i.Length > 0)
        from names in Texts.Name.Four()
        from chosen in Gen.Elements(interfaces).Two()
        from flags in Gen.Elements(true, false).ArrayOf(6)
        from numbers in Gen.Choose(0, 10_080).Two()
        from zone in Texts.Of(Texts.Character("ABCDEFGHIJ0123456789"), 1, 31)
        from securityGroup in Texts.Id("sg")
        select new FunctionOptions
        {
            AutoScalingGroupName = names.Item1,
            BucketName = names.Item2,
            TableName = names.Item3,
            NetworkInterfaces = interfaces,
            LongestTrackFile = 16 * 1024 * 1024,
            SecurityGroupAllowingLambda = flags[0] ? securityGroup : null,
            ManagementInterfaceIndex = flags[0] ? chosen.Item1.DeviceIndex : null,
            Licenses = new LicenseOptions
            {
                IsNeeded = flags[1],
                Cooldown = TimeSpan.FromMinutes(numbers.Item1),
                WhenExhausted = flags[2] ? WhenExhausted.Continue : WhenExhausted.Abandon,
                Prefix = $"{names.Item4}/",
            },
            Hostnames = new HostnameOptions
            {
                IsUsed = flags[3] || flags[4],
                WhenExhausted = flags[5] ? WhenExhausted.Continue : WhenExhausted.Abandon,
            },
            Dns = flags[3] ? new DnsOptions($"Z{zone}", $"{names.Item1}.example", chosen.Item2.DeviceIndex, numbers.Item2) : null,
        };

    /// <summary>The variables of the options. A null is a variable that is not set.</summary>
    private static IEnumerable<(string Name, string? Value)> Variables(FunctionOptions options, string interfaces, int alias) =>
    [
        ("asg_name", options.AutoScalingGroupName),
        ("dynamodb_table_name", options.TableName),
        ("s3_bucket_name", alias == 1 ? null : options.BucketName),
        ("lic_s3_name", alias == 0 ? null : options.BucketName),
        ("network_interfaces", interfaces),
        ("need_license", options.Licenses.IsNeeded ? "true" : null),
        ("license_cooldown_minutes", options.Licenses.Cooldown.TotalMinutes.ToString(CultureInfo.InvariantCulture)),
        ("license_exhausted", options.Licenses.WhenExhausted == WhenExhausted.Continue ? "continue" : null),
        ("license_prefix", options.Licenses.Prefix),
        ("hostname_pool", options.Hostnames.IsUsed ? "true" : "false"),
        ("hostname_exhausted", options.Hostnames.WhenExhausted == WhenExhausted.Abandon ? "abandon" : null),
        ("sg_allow_lambda", options.SecurityGroupAllowingLambda),
        ("mgmt_intf_index", options.ManagementInterfaceIndex?.ToString(CultureInfo.InvariantCulture)),
        ("dns_zone_id", options.Dns?.ZoneId),
        ("dns_zone_name", options.Dns?.ZoneName),
        ("dns_interface", options.Dns is { } dns ? options.NetworkInterfaces.Single(i => i.DeviceIndex == dns.DeviceIndex).Name : null),
        ("dns_ttl", (options.Dns?.Ttl ?? 60).ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The errors that can be found. If the map of interfaces is invalid, names of interfaces cannot be checked.</summary>
    private static (string Variable, string[] Wrong)[] Judgeable((string Variable, string[] Wrong)[] wrong) =>
        wrong.Any(v => v.Variable == "network_interfaces")
        ? [.. wrong.Where(v => v.Variable is not ("dns_interface" or "mgmt_intf_index"))]
        : wrong;

    private static Dictionary<string, string> Spoil(Dictionary<string, string> environment, IEnumerable<(string Name, string Value)> wrong)
    {
        var spoiled = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        foreach (var (name, value) in wrong)
        {
            spoiled[name] = value;
            if (name == "s3_bucket_name")
            {
                // lic_s3_name is an alias: it would replace an empty name, and must not differ from another name. So an empty name
                // gets no alias, and another name gets a different one.
                spoiled["lic_s3_name"] = value.Length == 0 ? "" : "fleet-bucket";
            }
        }

        return spoiled;
    }
}
