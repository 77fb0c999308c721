using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>The zone contains the addresses of the instances in service with a hostname, and no other addresses.</summary>
internal static class ZoneInvariants
{
    public static IEnumerable<string> Check(FleetView fleet, PoolState pools, ZoneState zone, PoolRules rules)
    {
        var inService = fleet.InService;
        var expected = pools.Instances
            .Where(item => item.Hostname is not null && inService.Contains(item.InstanceId))
            .Select(item => (Name: $"{item.Hostname}.{rules.ZoneName}", Item: item))
            .ToList();
        foreach (var record in zone.Addresses.Where(record => !expected.Exists(
            e => ZoneState.SameName(e.Name, record.Name) && e.Item.InstanceId == record.Identifier)))
        {
            yield return $"the {record.Type} record {record.Name} of {record.Identifier ?? "no instance"} "
                + $"({string.Join(' ', record.Values)}) does not belong to an instance in service with that hostname";
        }

        foreach (var (name, item) in expected)
        {
            if (InterfaceOf(fleet, item.InstanceId, rules) is not { } networkInterface)
            {
                yield return $"{item.InstanceId} has no interface at index {rules.DnsDeviceIndex} for its name {name}";
                continue;
            }

            foreach (var violation in Differences(zone, name, item.InstanceId, networkInterface))
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<string> Differences(ZoneState zone, string name, string instanceId, CloudNetworkInterface networkInterface)
    {
        if (zone.Find(name, "A", instanceId) is not { Values: [var a] } || a != networkInterface.PrimaryIp.Address)
        {
            yield return $"the A record {name} of {instanceId} is {Say(zone.Find(name, "A", instanceId))}, "
                + $"and its interface has {networkInterface.PrimaryIp.Address}";
        }

        var aaaa = zone.Find(name, "AAAA", instanceId);
        if (networkInterface.Ipv6Addresses is []
            ? aaaa is not null
            : aaaa is not { Values: [var value] } || !networkInterface.Ipv6Addresses.Contains(value))
        {
            yield return $"the AAAA record {name} of {instanceId} is {Say(aaaa)}, and its interface has "
                + (networkInterface.Ipv6Addresses is [] ? "no IPv6 address" : string.Join(' ', networkInterface.Ipv6Addresses));
        }
    }

    private static CloudNetworkInterface? InterfaceOf(FleetView fleet, string instanceId, PoolRules rules) => fleet.NetworkInterfaces
        .SingleOrDefault(i => i.Attachment is { } attachment
            && attachment.InstanceId == instanceId
            && attachment.DeviceIndex == rules.DnsDeviceIndex);

    private static string Say(ZoneRecord? record) => record is null ? "missing" : string.Join(' ', record.Values);
}
