using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Support;

/// <summary>Invariants of licenses, hostnames, records, DNS and tags when nothing is in progress.</summary>
internal static class PoolAssert
{
    /// <summary>Each firewall in service holds one license and one hostname, which its tags and DNS show. Nothing else is held.</summary>
    public static void AtRest(SimulatedFleet fleet, IReadOnlyCollection<string> inService, IReadOnlyCollection<string> warm)
    {
        foreach (var (pool, attribute) in new[] { ("license", "License"), ("hostname", "Hostname") })
        {
            var held = Items(fleet, pool).Where(item => item.ContainsKey("InstanceId")).ToList();
            Assert.Equal(inService.Order(), held.Select(item => item.Text("InstanceId")!).Order());
            Assert.All(held, item => Assert.DoesNotContain("Pool", item.Keys));
            Assert.All(
                held, item => Assert.Equal(item.Text("Category"), $"{pool}#{RecordOf(fleet, item.Text("InstanceId")!).Text(attribute)}"));
        }

        foreach (var record in Items(fleet, "instance"))
        {
            var id = record.Text("Category")!["instance#".Length..];
            var state = inService.Contains(id) ? "InService" : warm.Contains(id) ? "Warmed" : null;
            if (state is null)
            {
                Assert.Contains(record.Text("State"), new[] { "Terminated", "Failed" });
                Assert.NotNull(record.Number("ExpiresAt"));
                Assert.Null(record.Text("License"));
                Assert.Null(record.Text("Hostname"));
            }
            else
            {
                Assert.Equal(state, record.Text("State"));
                Assert.Null(record.Number("ExpiresAt"));
            }
        }

        Assert.Equal(inService.Select(id => DnsOf(fleet, id)).Order(StringComparer.Ordinal), fleet.Zone.AddressTexts);
        Assert.All(
            fleet.Cloud.Instances.Where(i => warm.Contains(i.Id)),
            instance => Assert.DoesNotContain(instance.Tags.Keys, key => key is "Name" or "Hostname" or "License"));
        foreach (var instance in fleet.Cloud.Instances.Where(i => inService.Contains(i.Id)))
        {
            var record = RecordOf(fleet, instance.Id);
            var name = fleet.Options.Hostnames.Tags == HostnameForm.FullyQualified && record.Text("Hostname") is { } hostname
                ? $"{hostname}.{SimulatedFleet.ZoneName}"
                : record.Text("Hostname");
            Assert.Equal(name, instance.Tags.GetValueOrDefault("Name"));
            Assert.Equal(name, instance.Tags.GetValueOrDefault("Hostname"));
            Assert.Equal(record.Text("License"), instance.Tags.GetValueOrDefault("License"));
        }
    }

    public static IReadOnlyDictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> RecordOf(SimulatedFleet fleet, string instanceId) =>
        fleet.Table.Find($"instance#{instanceId}") ?? throw new Xunit.Sdk.XunitException($"{instanceId} has no record.");

    public static IEnumerable<IReadOnlyDictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>> Items(
        SimulatedFleet fleet, string kind) =>
        fleet.Table.Items.Where(item => item.Text("Category")!.StartsWith($"{kind}#", StringComparison.Ordinal));

    private static string DnsOf(SimulatedFleet fleet, string instanceId)
    {
        var address = fleet.Cloud.NetworkInterfaces.Single(
            i => i.Attachment?.InstanceId == instanceId && i.Attachment.DeviceIndex == 2).PrimaryIp.Address;
        return $"{RecordOf(fleet, instanceId).Text("Hostname")}.{SimulatedFleet.ZoneName} A {address}";
    }
}
