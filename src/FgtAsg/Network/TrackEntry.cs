using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>One instance's interfaces by device index, with the field names of EC2's <c>DescribeInstances</c>.</summary>
internal sealed class TrackEntry(JsonObject interfaces)
{
    private const string Id = "NetworkInterfaceId";

    /// <summary>
    /// The function's own field: whether the interface has the function's tags and is found by them. Fortinet's function writes no such
    /// field and no tags.
    /// </summary>
    private const string Managed = "ManagedByFgtAsg";

    /// <summary>
    /// The interfaces that Fortinet's function added, according to the entry: those at device index 1 and up that this function neither
    /// created nor found already attached. The interface at index 0 is the instance's own.
    /// </summary>
    public IReadOnlySet<string> InterfaceIdsOfOthers => interfaces
        .Where(i => i.Key != "0" && i.Value?[Managed] is null)
        .Select(i => TextOf(i.Value?[Id]))
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the entry has exactly these interfaces at these device indexes, with these Elastic IPs.</summary>
    /// <param name="attached">All interfaces of one instance.</param>
    public bool Shows(IReadOnlyList<NetworkInterface> attached) => attached.Count == interfaces.Count && attached.All(shown =>
        interfaces[(shown.DeviceIndex() ?? -1).ToString(CultureInfo.InvariantCulture)] is { } tracked
        && TextOf(tracked[Id]) == shown.NetworkInterfaceId
        && ElasticIpOf(tracked, shown.Association) == ElasticIpOf(shown.Association));

    /// <param name="attached">All interfaces of one instance.</param>
    /// <param name="isOurs">Whether the function created an interface, by its tags.</param>
    public static TrackEntry From(IEnumerable<NetworkInterface> attached, Func<NetworkInterface, bool> isOurs)
    {
        var entry = new JsonObject();
        foreach (var networkInterface in attached.OrderBy(i => i.DeviceIndex()))
        {
            var described = Describe(networkInterface);
            if (networkInterface.DeviceIndex() != 0)
            {
                described[Managed] = isOurs(networkInterface);
            }

            entry[networkInterface.DeviceIndex()!.Value.ToString(CultureInfo.InvariantCulture)] = described;
        }

        return new TrackEntry(entry);
    }

    /// <summary>Merges this entry with another writer's fields for the same interfaces.</summary>
    public JsonObject Over(JsonObject? earlier)
    {
        var merged = new JsonObject();
        foreach (var (index, value) in interfaces)
        {
            var current = (JsonObject)value!.DeepClone();
            if (earlier?[index] is JsonObject before && JsonNode.DeepEquals(before[Id], current[Id]))
            {
                if (!before.ContainsKey(Managed) && current[Managed]?.GetValue<bool>() == false)
                {
                    // Fortinet's function wrote it: the interface is its own and is released with the instance.
                    current.Remove(Managed);
                }

                foreach (var (name, unknown) in before.Where(field => !current.ContainsKey(field.Key) && !IsDescribed(field.Key)).ToList())
                {
                    current[name] = unknown?.DeepClone();
                }
            }

            merged[index] = current;
        }

        return merged;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Ignores a public address that EC2 assigns automatically, because it changes with a stop and a start.</summary>
    private static string? ElasticIpOf(NetworkInterfaceAssociation? association) =>
        string.IsNullOrEmpty(association?.AllocationId) ? null : association.PublicIp;

    /// <summary>Fortinet's function records no allocation, so its address is compared if EC2 shows an Elastic IP.</summary>
    private static string? ElasticIpOf(JsonNode tracked, NetworkInterfaceAssociation? shown) =>
        tracked["Association"] is JsonObject association
        && (ElasticIpOf(shown) is not null || TextOf(association["AllocationId"]) is not null)
            ? TextOf(association["PublicIp"])
            : null;

    /// <summary>Whether EC2 describes the field. If it has no value now, it is gone; it is not another writer's field.</summary>
    private static bool IsDescribed(string field) => field is "Association" or "Attachment" or "Description" or "Groups" or "Ipv6Addresses"
        or "MacAddress" or Id or "PrivateIpAddress" or "PrivateIpAddresses" or "SourceDestCheck" or "SubnetId" or "VpcId";

    private static JsonObject Describe(NetworkInterface networkInterface)
    {
        var node = new JsonObject
        {
            [Id] = networkInterface.NetworkInterfaceId,
            ["SubnetId"] = networkInterface.SubnetId,
            ["VpcId"] = networkInterface.VpcId,
            ["Description"] = networkInterface.Description ?? "",
            ["MacAddress"] = networkInterface.MacAddress,
            ["PrivateIpAddress"] = networkInterface.PrivateIpAddress,
            ["PrivateIpAddresses"] = new JsonArray([.. (networkInterface.PrivateIpAddresses ?? []).Select(Describe)]),
            ["Ipv6Addresses"] = new JsonArray(
                [.. (networkInterface.Ipv6Addresses ?? []).Select(a => new JsonObject { ["Ipv6Address"] = a.Ipv6Address })]),
            ["Groups"] = new JsonArray(
            [
                .. (networkInterface.Groups ?? [])
                    .Select(g => new JsonObject { ["GroupName"] = g.GroupName, ["GroupId"] = g.GroupId }),
            ]),
            ["SourceDestCheck"] = networkInterface.SourceDestCheck,
            ["Attachment"] = new JsonObject
            {
                ["AttachmentId"] = networkInterface.Attachment.AttachmentId,
                ["DeviceIndex"] = networkInterface.Attachment.DeviceIndex,
                ["DeleteOnTermination"] = networkInterface.Attachment.DeleteOnTermination,
            },
        };
        if (networkInterface.Association is { PublicIp: not null } association)
        {
            node["Association"] = new JsonObject
            {
                ["PublicIp"] = association.PublicIp,
                ["AllocationId"] = association.AllocationId,
                ["AssociationId"] = association.AssociationId,
            };
        }

        return node;
    }

    private static JsonObject Describe(NetworkInterfacePrivateIpAddress address)
    {
        var node = new JsonObject { ["Primary"] = address.Primary, ["PrivateIpAddress"] = address.PrivateIpAddress };
        if (address.Association is { PublicIp: not null } association)
        {
            node["Association"] = new JsonObject { ["PublicIp"] = association.PublicIp };
        }

        return node;
    }
}
