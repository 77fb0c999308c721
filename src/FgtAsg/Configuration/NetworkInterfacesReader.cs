using System.Text.Json;

namespace FgtAsg.Configuration;

/// <summary>Reads the <c>network_interfaces</c> variable: a JSON map of interface names to their options.</summary>
internal static class NetworkInterfacesReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Returns the interfaces by device index and adds all errors to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<InterfaceOptions> Read(string json, List<string> errors)
    {
        if (json.Length == 0)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                errors.Add(
                    $"network_interfaces is a JSON {document.RootElement.ValueKind}: expected a map of interface names to their options");
                return [];
            }

            var interfaces = document.RootElement.EnumerateObject()
                .Select(property => ReadOne(property, errors))
                .OfType<InterfaceOptions>()
                .ToList();
            AddConflicts(interfaces, errors);
            return [.. interfaces.OrderBy(i => i.DeviceIndex)];
        }
        // System.Text.Json throws the other two types for half a surrogate pair: as an escape in a string, and in the variable itself.
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            errors.Add($"network_interfaces is not valid JSON: {e.Message}");
            return [];
        }
    }

    private static InterfaceOptions? ReadOne(JsonProperty property, List<string> errors)
    {
        var path = $"network_interfaces.{property.Name}";
        if (property.Value.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{path} is a JSON {property.Value.ValueKind}: expected an object of options");
            return null;
        }

        if (string.IsNullOrWhiteSpace(property.Name))
        {
            errors.Add("network_interfaces has an interface without a name: expected one, for its tags and messages");
        }

        var fields = new OptionFields(path, property.Value, errors);
        var index = fields.WholeNumber("device_index", 0, 14);
        if (index is null && !fields.IsSaid("device_index"))
        {
            errors.Add($"{path}.device_index is missing: expected a device index (0 to 14)");
        }

        var options = new InterfaceOptions
        {
            Name = property.Name,
            DeviceIndex = index ?? -1,
            SubnetIdMap = fields.Map("subnet_id_map", "subnet ids (subnet-...) by availability zone", ResourceIds.IsSubnet),
            Description = fields.Text("description"),
            SecurityGroups = fields.List("security_groups", "security group ids (sg-...)", ResourceIds.IsSecurityGroup),
            PrivateIps = fields.List("private_ips", "IPv4 addresses", OptionFields.IsIpv4),
            SourceDestCheck = fields.Flag("source_dest_check"),
            EnablePublicIp = fields.Flag("enable_public_ip") ?? false,
            PublicIpv4Pool = fields.Text("public_ipv4_pool"),
            ExistingEipId = fields.Text("existing_eip_id", "an Elastic IP's allocation id (eipalloc-...)", ResourceIds.IsAllocation),
            Ipv6AddressCount = fields.WholeNumber("ipv6_address_count", 0, 50) ?? 0,
        };

        // These three are for the firewall's configuration and Terraform. They are checked but do not affect the interface.
        fields.Flag("to_gwlb");
        fields.Flag("mgmt_intf");
        fields.Text("vdom");
        fields.RefuseUnknown();
        AddContradictions(path, options, errors);
        return index is null ? null : options;
    }

    private static void AddContradictions(string path, InterfaceOptions options, List<string> errors)
    {
        if (options.DeviceIndex > 0 && options.SubnetIdMap.Count == 0)
        {
            errors.Add($"{path}.subnet_id_map is missing: expected a subnet id for each availability zone of the group");
        }

        if (options.ExistingEipId is not null && options.PublicIpv4Pool is not null)
        {
            errors.Add($"{path} has both existing_eip_id and public_ipv4_pool: expected one of them");
        }
    }

    private static void AddConflicts(List<InterfaceOptions> interfaces, List<string> errors)
    {
        foreach (var same in interfaces.GroupBy(i => i.DeviceIndex).Where(g => g.Count() > 1))
        {
            var names = string.Join(" and ", same.Select(i => $"'{i.Name}'"));
            errors.Add($"network_interfaces: {names} share device_index {same.Key}: expected a different index for each");
        }
    }
}
