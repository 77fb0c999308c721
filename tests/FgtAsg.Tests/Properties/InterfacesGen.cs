using System.Globalization;
using FgtAsg.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Generators of <c>network_interfaces</c> maps.</summary>
internal static class InterfacesGen
{
    /// <summary>Invalid values for each option.</summary>
    private static readonly (string Option, string[] Wrong)[] WrongValues =
    [
        ("device_index", ["-1", "15", "1.5", "\"1\"", "true", "[]"]),
        ("subnet_id_map", ["[]", "\"subnet-00000001\"", """{"z":"sg-00000001"}""", """{"z":null}""", "5"]),
        ("description", ["5", "[]", "{}", "false"]),
        ("security_groups", ["\"sg-00000001\"", "[\"default\"]", "[null]", "{}"]),
        ("private_ips", ["[\"10.0.0.256\"]", "[\"::1\"]", "[5]", "\"10.0.0.1\"", "[\"10.1\"]"]),
        ("source_dest_check", ["\"false\"", "0", "[]"]),
        ("enable_public_ip", ["\"yes\"", "1", "{}"]),
        ("public_ipv4_pool", ["5", "[]"]),
        ("existing_eip_id", ["\"eip-1\"", "5", "\"eipalloc-XYZ\""]),
        ("ipv6_address_count", ["-1", "51", "\"2\"", "1.5", "99999999999"]),
        ("to_gwlb", ["\"true\"", "1"]),
        ("mgmt_intf", ["\"true\"", "1"]),
        ("vdom", ["5", "true"]),
        ("zz_no_option", ["null", "true", "{}"]),
    ];

    /// <summary>Some interfaces with unique names and indexes, ordered by index.</summary>
    public static Gen<InterfaceOptions[]> Interfaces { get; } =
        from count in Gen.Choose(0, 3)
        from indexes in Gen.Shuffle(Enumerable.Range(0, 15))
        from names in Texts.Unicode.Resize(6).ArrayOf(count)
        from interfaces in Gen.CollectToArray(
            indexes.Take(count).Order().Zip(names, (index, name) => (index, $"{index}{name}".Trim())), i => Interface(i.Item1, i.Item2))
        select interfaces;

    public static Gen<Json> Map(IReadOnlyList<InterfaceOptions> interfaces) =>
        from options in Gen.CollectToArray(interfaces, Options)
        from members in Gen.Shuffle(interfaces.Zip(options, (i, o) => (i.Name, o)))
        select Json.Of(members);

    /// <summary>One to three invalid options of different interfaces or names, and the map with these in place of the valid ones.</summary>
    public static Gen<(Json Map, string[] Wrong)> Spoiled { get; } =
        from interfaces in Interfaces.Where(i => i.Length > 0)
        from map in Map(interfaces)
        from count in Gen.Choose(1, 3)
        from wrong in Wrong(interfaces).ArrayOf(count)
        let distinct = wrong.DistinctBy(w => (w.Interface, w.Option)).ToArray()
        select (distinct.Aggregate(map, Spoil), distinct.Select(w => $"network_interfaces.{w.Interface}.{w.Option}").ToArray());

    private static Gen<(string Interface, string Option, string Value)> Wrong(InterfaceOptions[] interfaces) =>
        from spoiled in Gen.Elements(interfaces)
        from option in Gen.Elements(WrongValues)
        from value in Gen.Elements(option.Wrong)
        select (spoiled.Name, option.Option, value);

    private static Gen<InterfaceOptions> Interface(int index, string name) =>
        from zones in Texts.Name.ArrayOf().Resize(3)
        from subnets in Texts.Id("subnet").ArrayOf(zones.Length + 1)
        from description in Texts.Unicode.Resize(6).Select(Empty).OrNull()
        from groups in Texts.Id("sg").ArrayOf().Resize(3)
        from addresses in Gen.Choose(0, 255).Four().Select(b => $"{b.Item1}.{b.Item2}.{b.Item3}.{b.Item4}").ArrayOf().Resize(3)
        from check in Gen.Elements<bool?>(true, false, null)
        from hasPublicIp in Gen.Elements(true, false)
        from address in Gen.Elements(0, 1, 2)
        from pool in Texts.Id("ipv4pool-ec2")
        from allocation in Texts.Id("eipalloc")
        from ipv6 in Gen.Choose(0, 50)
        select new InterfaceOptions
        {
            Name = name,
            DeviceIndex = index,
            SubnetIdMap = zones.Append("zone")
                .Distinct(StringComparer.Ordinal)
                .Zip(subnets)
                .ToDictionary(z => z.First, z => z.Second, StringComparer.Ordinal),
            Description = description,
            SecurityGroups = groups,
            PrivateIps = addresses,
            SourceDestCheck = check,
            EnablePublicIp = hasPublicIp,
            PublicIpv4Pool = address == 1 ? pool : null,
            ExistingEipId = address == 2 ? allocation : null,
            Ipv6AddressCount = ipv6,
        };

    /// <summary>Options as Terraform's <c>optional()</c> writes them: an option that is not set is a null or is missing.</summary>
    private static Gen<Json> Options(InterfaceOptions options) => Fields.Map(
        ("device_index", Number(options.DeviceIndex)),
        ("subnet_id_map", Json.Of([.. options.SubnetIdMap.Select(s => (s.Key, Json.Text(s.Value)))])),
        ("description", Fields.Text(options.Description)),
        ("security_groups", options.SecurityGroups.Count == 0 ? null : new Json.List([.. options.SecurityGroups.Select(Json.Text)])),
        ("private_ips", options.PrivateIps.Count == 0 ? null : new Json.List([.. options.PrivateIps.Select(Json.Text)])),
        ("source_dest_check", options.SourceDestCheck is { } check ? Flag(check) : null),
        ("enable_public_ip", options.EnablePublicIp ? Flag(true) : null),
        ("public_ipv4_pool", Fields.Text(options.PublicIpv4Pool)),
        ("existing_eip_id", Fields.Text(options.ExistingEipId)),
        ("ipv6_address_count", options.Ipv6AddressCount == 0 ? null : Number(options.Ipv6AddressCount)),
        ("to_gwlb", options.EnablePublicIp ? Flag(false) : null),
        ("mgmt_intf", Flag(options.DeviceIndex == 1)),
        ("vdom", options.EnablePublicIp ? Json.Text("root") : null));

    private static Json Spoil(Json map, (string Interface, string Option, string Value) wrong) => new Json.Map(
        [
            .. ((Json.Map)map).Members.Select(
                m => m.QuotedName == Json.Quote(wrong.Interface) ? (m.QuotedName, With((Json.Map)m.Value, wrong)) : m),
        ]);

    private static Json With(Json.Map options, (string Interface, string Option, string Value) wrong) => new Json.Map(
        [.. options.Members.Where(m => m.QuotedName != Json.Quote(wrong.Option)), (Json.Quote(wrong.Option), new Json.Raw(wrong.Value))]);

    /// <summary>An empty text means the same as a missing one.</summary>
    private static string? Empty(string text) => text.Length == 0 ? null : text;

    private static Json Number(int number) => new Json.Raw(number.ToString(CultureInfo.InvariantCulture));

    private static Json Flag(bool flag) => new Json.Raw(flag ? "true" : "false");
}
